import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeHandover, writeHandover } from '../../../src/library/python/handover';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-handover-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a hand-over', () => {
  it.each(['', 'ä', 'three', 'letters'])(
    'comes back as it was, whatever the header’s length (%j)',
    async (text) => {
      const path = join(folder, 'there');
      // A view into the middle of a buffer, as pieces of a clip are.
      const view = Float32Array.of(9, 1.5, -2, 9).subarray(1, 3);
      await writeHandover(path, { text }, [view, Float32Array.of(0.25)]);
      const { header, values } = decodeHandover(await readFile(path));
      expect(header).toEqual({ text });
      expect(Array.from(values)).toEqual([1.5, -2, 0.25]);
    },
  );

  it('is refused when it is something else or cut off', async () => {
    const path = join(folder, 'whole');
    await writeHandover(path, { some: 'header' }, [Float32Array.of(1, 2)]);
    const whole = await readFile(path);
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('RIFF0000'),
      whole.subarray(0, 12),
      whole.subarray(0, -2),
    ]) {
      expect(() => decodeHandover(bytes)).toThrow();
    }
  });

  it('says plainly where it cannot be written', async () => {
    await expect(writeHandover(join(folder, 'no', 'folder'), {}, [])).rejects.toMatchObject({
      code: 'cannot-write',
    });
  });
});
