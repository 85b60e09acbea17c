import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { decodeSound } from '../../../src/core/audio/decode';
import { oggPages } from '../../../src/core/audio/oggPages';
import { expectRefusal, file, fixture, rawWav, refusal, tone, u16, u32, writeWav } from './sounds';

const sample = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../samples/${name}`, import.meta.url)));

const files: [string, Uint8Array][] = [
  ['16-bit WAV', writeWav([tone(440, 1, 16_000).samples], 16_000, '16')],
  ['float WAV', writeWav([tone(440, 1, 16_000).samples], 16_000, '32f')],
  ['mu-law WAV', writeWav([tone(440, 1, 16_000).samples], 16_000, '8m')],
  ['RF64', rf64(16_000)],
  ...['ima-stereo.wav', 'aiff-s24.aiff', 'aifc-pcm_f64be.aifc', 'tone-flac.oga'].map(
    (name): [string, Uint8Array] => [name, fixture(name)],
  ),
  ...['parcel.flac', 'train.ogg', 'stairs.opus', 'keys.mp3', 'breathe.mp3'].map(
    (name): [string, Uint8Array] => [name, sample(name)],
  ),
];

describe.each(files)('%s', (_, bytes) => {
  it.each([0.1, 0.5, 0.95])('is refused when only %d of it is there', async (part) => {
    const problem = await refusal(() => decodeSound(bytes.subarray(0, bytes.length * part)));
    expect(problem.code).toBe('truncated');
    expect(problem.message).toMatch(/^The .+ file is cut off: .*\d.* (is|are) missing\.$/);
    expect(problem.advice).toBe('Copy or download it again.');
  });

  it('is read when it is whole', async () => {
    expect((await decodeSound(bytes)).warning).toBeUndefined();
  });
});

it('says how much is missing', async () => {
  const wav = writeWav([tone(440, 1, 16_000).samples], 16_000, '16');
  await expectRefusal(
    () => decodeSound(wav.subarray(0, 44 + 16_000)),
    'truncated',
    /16\.0 kB of 32\.0 kB of sound are missing/,
  );
  await expectRefusal(
    () => decodeSound(wav.subarray(0, 44)),
    'truncated',
    /32\.0 kB of 32\.0 kB of sound are missing/,
  );
  await expectRefusal(() => decodeSound(wav.subarray(0, 30)), 'truncated', /ends before its sound begins/);
  await expectRefusal(() => decodeSound(fixture('tone.flac').subarray(0, 20)), 'truncated', /FLAC/);
});

describe('what misses nothing that anyone could hear is read', () => {
  const sound = tone(440, 0.1, 8000).samples;

  it('a WAV without its last byte, or with a sample that is not whole', async () => {
    const wav = writeWav([sound], 8000, '16');
    const cut = await decodeSound(wav.subarray(0, wav.length - 1));
    expect(cut.clip.samples.length).toBe(799);
    expect(cut.warning).toBeUndefined();
    const stereo = rawWav({ channels: 2 }, new Uint8Array(802), 804);
    expect((await decodeSound(stereo)).clip.samples.length).toBe(200);
  });

  it('a WAV whose writer could not go back to fill in its length', async () => {
    const data = new Uint8Array(1600).fill(1);
    for (const size of [0, 0xffff_ffff, 0x7fff_f000, 0x8000_0000]) {
      const wav = rawWav({}, data, size);
      wav.set(u32(size === 0 ? 0 : 0xffff_ffff), 4);
      expect((await decodeSound(wav)).clip.samples.length).toBe(800);
    }
    expect((await decodeSound(rf64(0))).seconds).toBe(1);
  });

  it('an AIFF whose writer could not go back to fill in its length', async () => {
    // The files are of COMM and SSND alone: 54 bytes of headers, then the sound.
    const aiff = fixture('aiff-s16.aiff');
    const sound = aiff.length - 1600;
    const frames = new TextDecoder('latin1').decode(aiff).indexOf('COMM') + 10;
    for (const [form, count, size] of [
      [0, 0, 0],
      [0x7f00_0050, 0x3f80_0000, 0x7f00_0008],
    ]) {
      const streamed = aiff.slice();
      const view = new DataView(streamed.buffer);
      view.setUint32(4, form);
      view.setUint32(frames, count);
      view.setUint32(sound - 12, size);
      expect((await decodeSound(streamed)).seconds).toBe(0.1);
    }
  });

  it('an Ogg file that ends with a page but not with its last; it says so', async () => {
    const bytes = sample('train.ogg');
    const whole = await decodeSound(bytes);
    const pages = [...oggPages(bytes)];
    const { seconds, warning } = await decodeSound(bytes.subarray(0, pages.at(-2)?.end));
    expect(seconds).toBeGreaterThan(0.5 * whole.seconds);
    expect(warning).toMatch(/does not mark its end/);
  });

  it('an MP3 that lacks its last frame', async () => {
    const bytes = sample('keys.mp3');
    const { seconds, warning } = await decodeSound(bytes.subarray(0, bytes.length - 50));
    expect(seconds).toBeCloseTo((await decodeSound(bytes)).seconds, 1);
    expect(warning).toBeUndefined();
  });

  it('an MP3 damaged in the middle; it says so', async () => {
    const bytes = sample('breathe.mp3').slice();
    bytes.fill(0, 12_000, 18_000);
    // The decoder writes what it stumbles over to the console.
    const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => undefined);
    const { seconds, warning } = await decodeSound(bytes);
    console.mockRestore();
    expect(seconds).toBeGreaterThan(2);
    expect(warning).toMatch(/seconds are missing|left out/);
  });
});

it('an MP3 with the header of Fraunhofer’s encoder is held to what that says', async () => {
  const frames = fixture('chirp-untagged.mp3');
  const tag = new Uint8Array(144);
  tag.set(frames.subarray(0, 4));
  const size = [0, 0, (frames.length + 144) >> 8, (frames.length + 144) & 255];
  // Version, delay, quality, bytes, frames.
  tag.set(file('VBRI', [0, 1, 0, 0, 0, 75], size, [0, 0, 0, frames.length / 144]), 36);
  const bytes = file(tag, frames);
  expect((await decodeSound(bytes)).warning).toBeUndefined();
  await expectRefusal(
    () => decodeSound(bytes.subarray(0, bytes.length / 2)),
    'truncated',
    /0\.3 of 0\.5 seconds/,
  );
});

/** A second of 16-bit sound at 8 kHz in RF64. @param size what its header says of its bytes */
function rf64(size: number): Uint8Array {
  const wav = rawWav({}, new Uint8Array(16_000).fill(1), 0xffff_ffff);
  const sizes = [...u32(size === 0 ? 0 : size + 72), ...u32(0), ...u32(size), ...u32(0), ...u32(size / 2)];
  return file('RF64', u32(0xffff_ffff), 'WAVEds64', u32(28), sizes, u32(0), u16(0), u16(0), wav.subarray(12));
}
