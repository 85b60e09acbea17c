import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { decodeSound } from '../../../src/core/audio/decode';
import { flacFrameExtent, flacFrames, flacFramesAt } from '../../../src/core/audio/flacFrames';
import { file, fixture } from './sounds';

const speech = new Uint8Array(readFileSync(new URL('../../../samples/parcel.flac', import.meta.url)));

const framesOf = (bytes: Uint8Array) => [...flacFrames(bytes, flacFramesAt(bytes, 0))];

describe('flacFrames', () => {
  // The decoder writes what it stumbles over to the console.
  beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
  afterAll(() => void vi.restoreAllMocks());

  it('follow one upon another to the end of the file', () => {
    const frames = framesOf(speech);
    expect(frames.length).toBeGreaterThan(10);
    const start = flacFramesAt(speech, 0);
    expect(frames[0].byteOffset).toBe(start);
    expect(frames.reduce((sum, frame) => sum + frame.length, 0)).toBe(speech.length - start);
  });

  it('are read to the last though an ID3 tag stands behind it', async () => {
    const tagged = file(speech, 'TAG', new Uint8Array(125).fill(65));
    expect(await decodeSound(tagged)).toEqual(await decodeSound(speech));
  });

  it('are found where the lengths of the metadata are wrong', () => {
    const bytes = fixture('tone.flac').slice();
    bytes.set([0xff, 0xff, 0xff], 43);
    expect(framesOf(bytes).length).toBe(framesOf(fixture('tone.flac')).length);
  });

  it('say where in the sound they stand, in streams of fixed and of variable block size', () => {
    const ends = framesOf(speech).map((frame) => flacFrameExtent(frame, 4096));
    ends.slice(1).forEach(({ start }, i) => expect(start).toBe(ends[i].end));
    expect(ends[0].start).toBe(0);
    expect(ends.at(-1)?.end).toBe(65_754);

    // By hand: a number of one byte, of two and of seven; sizes by table and written out (RFC 9639, 9.1).
    const extent = (...bytes: number[]) => flacFrameExtent(Uint8Array.from(bytes), 1152);
    expect(extent(0xff, 0xf8, 0x19, 0, 5, 0)).toEqual({ start: 5760, end: 5760 + 192 });
    expect(extent(0xff, 0xf8, 0x59, 0, 0xc2, 0x80, 0)).toEqual({ start: 128 * 1152, end: 128 * 1152 + 4608 });
    expect(extent(0xff, 0xf9, 0x69, 0, 0xc2, 0x80, 99, 0)).toEqual({ start: 128, end: 228 });
    expect(extent(0xff, 0xf9, 0x79, 0, 0xfe, 0x80, 0x80, 0x80, 0x80, 0x80, 0x81, 1, 0, 0)).toEqual({
      start: 1,
      end: 258,
    });
    expect(extent(0xff, 0xf9, 0xf9, 0, 0, 0)).toEqual({ start: 0, end: 32_768 });
  });

  it('are left out when a bit is wrong, and only they', async () => {
    const whole = await decodeSound(speech);
    const frames = framesOf(speech);
    const damaged = speech.slice();
    damaged[frames[5].byteOffset + 100] ^= 1;
    expect(framesOf(damaged).map((frame) => frame.byteOffset)).toEqual(
      frames.filter((_, i) => i !== 5).map((frame) => frame.byteOffset),
    );
    const { seconds, warning } = await decodeSound(damaged);
    expect(whole.seconds - seconds).toBeCloseTo(4096 / 22_050, 2);
    expect(warning).toMatch(/0\.2 of 3\.0 seconds are missing/);
  });
});
