import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeFrames, encodeFrames, FrameCache } from '../../src/library/frameCache';

const matrices = [
  { frames: 2, width: 3, data: Float32Array.of(1, -2, 3.5, 4, 5, 6) },
  { frames: 1, width: 3, data: Float32Array.of(7, 8, 9) },
];
const file = Uint8Array.of(1, 2, 3);

describe('FrameCache', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frames-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const make = () => vi.fn(() => Promise.resolve(matrices));

  it('makes frames once for the same sound', async () => {
    const cache = new FrameCache(folder, 'v1');
    const first = make();
    expect(await cache.get(file, first)).toEqual(matrices);
    const second = make();
    expect(await cache.get(Uint8Array.from(file), second)).toEqual(matrices);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0]);
  });

  it('makes them again for another sound and another version', async () => {
    await new FrameCache(folder, 'v1').get(file, make());
    for (const [version, bytes] of [
      ['v2', file],
      ['v1', Uint8Array.of(1, 2, 4)],
    ] as const) {
      const again = make();
      await new FrameCache(folder, version).get(bytes, again);
      expect(again).toHaveBeenCalledOnce();
    }
  });

  it('makes them again when what is kept is cut off', async () => {
    const cache = new FrameCache(folder, 'v1');
    await cache.get(file, make());
    const [place] = await readdir(folder);
    const [name] = await readdir(join(folder, place));
    const path = join(folder, place, name);
    await writeFile(path, (await readFile(path)).subarray(0, 20));
    const again = make();
    expect(await cache.get(file, again)).toEqual(matrices);
    expect(again).toHaveBeenCalledOnce();
  });
});

describe('decodeFrames', () => {
  it('refuses what is not whole', () => {
    const bytes = encodeFrames(matrices);
    expect(decodeFrames(bytes)).toEqual(matrices);
    expect(decodeFrames(bytes.subarray(0, bytes.length - 4))).toBeNull();
    expect(decodeFrames(new Uint8Array(16))).toBeNull();
    expect(decodeFrames(new Uint8Array(3))).toBeNull();
  });
});
