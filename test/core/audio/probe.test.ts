import { describe, expect, it } from 'vitest';
import { decodeSound } from '../../../src/core/audio/decode';
import { probeSound } from '../../../src/core/audio/probe';
import { file, fixture, rawWav, tone, u32, writeWav } from './sounds';

describe('probeSound', () => {
  it.each([
    'aiff-s24.aiff',
    'aifc-pcm_mulaw.aifc',
    'ima-stereo.wav',
    'tone.flac',
    'tone-flac.oga',
    'tone.ogg',
    'tone.opus',
    'tone.mp3',
    'stereo-vbr.mp3',
  ])('says of %s what decoding says', async (name) => {
    const bytes = fixture(name);
    const { format, seconds } = await decodeSound(bytes);
    expect(probeSound(bytes, bytes.length)).toEqual({ format, seconds });
  });

  it('needs no more than the head of a long file', () => {
    const wav = writeWav([tone(440, 10, 16_000).samples], 16_000, '16');
    expect(probeSound(wav.subarray(0, 1000), wav.length)).toEqual({ format: 'WAV', seconds: 10 });
    const opus = fixture('tone.opus');
    expect(probeSound(opus.subarray(0, 1000), opus.length)).toEqual({ format: 'Opus', seconds: null });
  });

  it('reckons the length of an MP3 without a count from its bit rate', () => {
    const frame = new Uint8Array(36);
    frame.set([0xff, 0xf3, 0x18, 0xc0]); // MPEG-2 Layer III, mono, 16 kHz, 8 kbit/s
    const head = file(frame, frame, frame);
    expect(probeSound(head, 10_000)).toEqual({ format: 'MP3', seconds: 10 });
  });

  it('knows the format of a broken file, but not its length', () => {
    expect(probeSound(rawWav({ sampleRate: 0 }, [0, 0]), 46)).toEqual({ format: 'WAV', seconds: null });
    expect(probeSound(file('fLaC', [0, 0, 0, 34]), 8)).toEqual({ format: 'FLAC', seconds: null });
  });

  it('takes a file behind a large ID3 picture for MP3', () => {
    const head = file('ID3', [4, 0, 0, 0, 8, 0, 0], new Uint8Array(1000));
    expect(probeSound(head, 500_000)).toEqual({ format: 'MP3', seconds: null });
  });

  it('knows what is not sound', () => {
    for (const bytes of [file(), file('hello'), file('RIFF', u32(4), 'AVI '), new Uint8Array(100)]) {
      expect(probeSound(bytes, bytes.length)).toBeNull();
    }
  });
});
