/** MP3 and FLAC that are read from the disk piece by piece sound as the same files read whole, sound or damaged. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { flacFramesAt } from '../../src/core/audio/flacFrames';
import { openSoundFile } from '../../src/library/openSoundFile';
import { temporaryFolder } from './places';

const sample = async (name: string): Promise<Buffer> => readFile(join(root, 'samples', name));

/** All of a file's sound as a checksum, or why it is refused. */
async function sound(path: string, heldBytes: number) {
  const hash = createHash('sha256');
  let samples = 0;
  try {
    const { blocks, ...info } = await openSoundFile(path, heldBytes);
    for (let next = await blocks.next(); ; next = await blocks.next()) {
      if (next.done) return { info, warning: next.value, samples, hash: hash.digest('hex') };
      const { buffer, byteOffset, byteLength, length } = next.value;
      hash.update(new Uint8Array(buffer, byteOffset, byteLength));
      samples += length;
    }
  } catch (thrown) {
    return { thrown: String(thrown), samples };
  }
}

async function compared(bytes: Uint8Array, name: string) {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, bytes);
  const [whole, streamed] = [await sound(path, Infinity), await sound(path, 0)];
  expect(streamed).toEqual(whole);
  return whole;
}

/** Longer than what is looked at at a time: the frames again and again, so many that none of their places is trusted. */
async function longFlac(): Promise<Buffer> {
  const bytes = await sample('parcel.flac');
  const at = flacFramesAt(bytes, 0);
  const head = Buffer.from(bytes.subarray(0, at));
  // No length of the whole, for the frames are more.
  head.writeUInt32BE(0, 8 + 14);
  head[8 + 13] &= 0xf0;
  return Buffer.concat([head, ...Array.from({ length: 55 }, () => bytes.subarray(at))]);
}

async function longMp3(): Promise<Buffer> {
  const bytes = await sample('breathe.mp3');
  return Buffer.concat(Array.from({ length: 45 }, () => bytes));
}

describe('read from the disk', () => {
  it.each(['breathe.mp3', 'keys.mp3', 'parcel.flac', 'tickets.flac'])('%s is the same', async (name) => {
    const { samples } = await compared(await sample(name), name);
    expect(samples).toBeGreaterThan(10_000);
  });

  it('so is a FLAC longer than what is looked at at a time, whole, cut, and with damage at its seams', async () => {
    const bytes = await longFlac();
    expect(bytes.length).toBeGreaterThan(4.3 * 2 ** 20);
    const { samples } = await compared(bytes, 'long.flac');
    expect(samples).toBeGreaterThan(3_000_000);
    await compared(bytes.subarray(0, 4_300_001), 'cut.flac');
    const damaged = Buffer.from(bytes);
    for (const seam of [1, 3, 4]) damaged.fill(0xff, seam * 2 ** 20 - 300, seam * 2 ** 20 + 300);
    damaged.fill(0, 2_000_000, 3_200_000);
    await compared(damaged, 'damaged.flac');
    await compared(Buffer.concat([bytes, Buffer.from('TAG'), Buffer.alloc(125)]), 'tagged.flac');
  }, 120_000);

  it('so is a long MP3, with and without the tag that tells its length, cut and damaged', async () => {
    const bytes = await longMp3();
    await compared(bytes, 'long.mp3');
    await compared(bytes.subarray(1000), 'headless.mp3');
    const damaged = Buffer.from(bytes);
    damaged.fill(0x55, 2 ** 20 - 100, 2 ** 20 + 100);
    await compared(damaged.subarray(0, 1_300_001), 'damaged.mp3');
    await compared(Buffer.concat([bytes, Buffer.from('TAG'), Buffer.alloc(125)]), 'tagged.mp3');
  }, 120_000);

  it('what is no sound, or stops before there is any, is refused alike', async () => {
    const flac = await sample('parcel.flac');
    for (const length of [0, 4, 20, 41, 42, 60, 200])
      await compared(flac.subarray(0, length), `${length}.flac`);
    const mp3 = await sample('keys.mp3');
    for (const length of [1, 100, 1000, 3000]) await compared(mp3.subarray(0, length), `${length}.mp3`);
    await compared(Buffer.concat([Buffer.from('fLaC'), Buffer.alloc(5000, 0xff)]), 'noise.flac');
  });
});
