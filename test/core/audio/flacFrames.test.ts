import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { decodeSound } from '../../../src/core/audio/decode';
import { flacFrames, flacFramesAt } from '../../../src/core/audio/flacFrames';
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
