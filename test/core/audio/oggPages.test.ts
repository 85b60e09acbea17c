import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeSound } from '../../../src/core/audio/decode';
import { findOggSound, oggPages } from '../../../src/core/audio/oggPages';
import { expectRefusal, file, fixture } from './sounds';

const opus = fixture('tone.opus');
const starts = (bytes: Uint8Array) => [...oggPages(bytes)].map(({ start }) => start);

describe('oggPages', () => {
  it('follow one upon another from beginning to end', () => {
    const pages = [...oggPages(opus)];
    expect(pages[0]).toMatchObject({ start: 0, first: true, last: false, position: 0, sequence: 0 });
    expect(pages.at(-1)).toMatchObject({ end: opus.length, first: false, last: true });
    pages.slice(1).forEach((page, i) => expect(page.start).toBe(pages[i].end));
  });

  it('are found again after stray bytes', () => {
    expect(starts(file('OggOggS', opus))).toEqual(starts(opus).map((start) => start + 7));
  });

  it('are left out when a single bit is wrong', () => {
    const damaged = opus.slice();
    damaged[starts(opus)[1] + 40] ^= 1;
    expect(starts(damaged)).toEqual(starts(opus).filter((_, i) => i !== 1));
  });

  it('are not looked for without end in a file made to exhaust', () => {
    // Every mark announces a page of 64 kB with a wrong checksum.
    const page = file('OggS', [0], new Uint8Array(21), [255], new Uint8Array(255).fill(255));
    const bytes = new Uint8Array(2_000_000).fill(255);
    for (let at = 0; at + page.length < bytes.length; at += page.length) bytes.set(page, at);
    expect(starts(bytes)).toEqual([]);
  });
});

describe('findOggSound', () => {
  it('names the codec', () => {
    expect(findOggSound(opus)).toMatchObject({ codec: 'Opus', headerAt: 28 });
    expect(findOggSound(fixture('tone.ogg'))?.codec).toBe('Vorbis');
    expect(findOggSound(fixture('tone-flac.oga'))?.codec).toBe('FLAC');
    expect(findOggSound(fixture('tone.flac'))).toBeNull();
  });

  it('tells damage from a codec we do not read', async () => {
    const damaged = opus.slice();
    damaged[30] ^= 1;
    await expectRefusal(() => findOggSound(damaged), 'damaged', /Ogg/);
  });
});

it('a page missing from the middle is told, and the rest is read', async () => {
  const bytes = new Uint8Array(readFileSync(new URL('../../../samples/train.ogg', import.meta.url)));
  const whole = await decodeSound(bytes);
  const sound = [...oggPages(bytes)].filter(({ position }) => position !== 0);
  const { start, end } = sound[Math.floor(sound.length / 2)];
  const { warning, seconds } = await decodeSound(file(bytes.subarray(0, start), bytes.subarray(end)));
  expect(seconds).toBeGreaterThan(0.4 * whole.seconds);
  expect(seconds).toBeLessThan(whole.seconds);
  expect(warning).toMatch(/left out/);
});
