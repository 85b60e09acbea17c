import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findRecorder } from '../../src/main/recording/findRecorder';
import { parseDevices } from '../../src/main/recording/recorderDevices';

/** As a laptop with a USB headset prints it. */
const laptop = `null
    Discard all samples (playback) or generate zero samples (capture)
lavrate
    Rate Converter Plugin Using Libav/FFmpeg Library
samplerate
    Rate Converter Plugin Using Samplerate Library
pulse
    PulseAudio Sound Server
default
    Playback/recording through the PulseAudio sound server
sysdefault:CARD=PCH
    HDA Intel PCH, ALC295 Analog
    Default Audio Device
front:CARD=PCH,DEV=0
    HDA Intel PCH, ALC295 Analog
    Front output / input
hw:CARD=PCH,DEV=0
    HDA Intel PCH, ALC295 Analog
    Direct hardware device without any conversions
plughw:CARD=PCH,DEV=0
    HDA Intel PCH, ALC295 Analog
    Hardware device with all software conversions
plughw:CARD=Headset,DEV=0
    Logi USB Headset, USB Audio
    Hardware device with all software conversions
dsnoop:CARD=Headset,DEV=0
    Logi USB Headset, USB Audio
    Direct sample snooping device
`;

describe('parseDevices', () => {
  it('lists each microphone once, by a name people know', () => {
    expect(parseDevices(laptop)).toEqual([
      { id: 'pulse', name: 'PulseAudio (as set in the system)' },
      { id: 'plughw:CARD=PCH,DEV=0', name: 'HDA Intel PCH, ALC295 Analog' },
      { id: 'plughw:CARD=Headset,DEV=0', name: 'Logi USB Headset, USB Audio' },
    ]);
  });

  it('tells two microphones of one name apart', () => {
    const twins = 'plughw:CARD=A,DEV=0\n    Mic\n    x\nplughw:CARD=B,DEV=0\n    Mic\n    x\n';
    expect(parseDevices(twins).map(({ name }) => name)).toEqual(['Mic (CARD=A,DEV=0)', 'Mic (CARD=B,DEV=0)']);
  });

  it.each([[''], ['\n\n'], ['default\n'], ['    only a description\n']])('finds none in %j', (text) => {
    expect(parseDevices(text)).toEqual([]);
  });
});

describe('findRecorder', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'affectron-path-'));
    await writeFile(join(folder, 'rec'), '#!/bin/sh\n');
    await chmod(join(folder, 'rec'), 0o755);
    await writeFile(join(folder, 'sox'), 'not a program');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('takes the first that is there and may be run', () => {
    expect(findRecorder(`/nowhere:${folder}`, 'linux')).toBe('rec');
  });

  it('finds none on an empty path', () => {
    expect(findRecorder('', 'linux')).toBeNull();
    expect(findRecorder('/nowhere', 'linux')).toBeNull();
  });
});
