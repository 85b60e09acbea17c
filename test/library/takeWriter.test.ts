import { mkdir, open, readFile, stat, symlink, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { decodeSound } from '../../src/core/audio/decode';
import { recoverTakes } from '../../src/library/recoverTakes';
import { TakeWriter } from '../../src/library/takeWriter';
import { filesUnder, noSmallDisk, smallDisk, temporaryFolder, writeFiles } from './places';

const block = (value: number, length = 1600) => new Float32Array(length).fill(value);

describe('TakeWriter', () => {
  it('writes a WAV that says what was recorded, in the order of the calls', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'recordings', 'Take 1.wav');
    const writer = await TakeWriter.open(path);
    void writer.write(block(0.5));
    void writer.write(block(-0.25));
    expect(filesUnder(folder)).toEqual(['Take 1.wav.partial']);
    expect(await writer.finish()).toBeCloseTo(0.2, 10);
    expect(filesUnder(folder)).toEqual(['Take 1.wav']);

    const sound = await decodeSound(await readFile(path));
    expect(sound).toMatchObject({ format: 'WAV', encoding: '16-bit PCM', channels: 1 });
    expect(sound.clip.sampleRate).toBe(16_000);
    expect(sound.clip.samples).toEqual(Float32Array.from([...block(0.5), ...block(-0.25)]));
  });

  it('clips what is too loud and silences what is no number', async () => {
    const path = join(await temporaryFolder(), 'Take 1.wav');
    const writer = await TakeWriter.open(path);
    await writer.write(Float32Array.of(1, 2, -1, -7, Number.NaN, Infinity));
    await writer.finish();
    const { clip } = await decodeSound(await readFile(path));
    const top = 32_767 / 32_768;
    expect([...clip.samples]).toEqual([top, top, -1, -1, 0, top]);
  });

  it('keeps nothing of a discarded or an empty take', async () => {
    const folder = await temporaryFolder();
    const discarded = await TakeWriter.open(join(folder, 'Take 1.wav'));
    void discarded.write(block(0.1));
    await discarded.discard();
    await expect(discarded.write(block(0.1))).rejects.toMatchObject({ code: 'not-recording' });
    await expect(discarded.finish()).rejects.toMatchObject({ code: 'not-recording' });
    const empty = await TakeWriter.open(join(folder, 'Take 2.wav'));
    await expect(empty.finish()).rejects.toMatchObject({ code: 'nothing-recorded' });
    expect(filesUnder(folder)).toEqual([]);
  });

  it('does not begin over a take that is running', async () => {
    const path = join(await temporaryFolder(), 'Take 1.wav');
    const first = await TakeWriter.open(path);
    await first.write(block(0.5));
    await expect(TakeWriter.open(path)).rejects.toMatchObject({ code: 'cannot-write' });
    expect(await first.finish()).toBeCloseTo(0.1, 10);
  });

  it('keeps what was captured when the disk fills up', async ({ skip }) => {
    const disk = await smallDisk('size=64k');
    if (disk === null) return skip(noSmallDisk);
    const path = join(disk, 'Take 1.wav');
    const writer = await TakeWriter.open(path);
    const writes = Array.from({ length: 40 }, () => writer.write(block(0.25)));
    const results = await Promise.allSettled(writes);
    expect(results[0].status).toBe('fulfilled');
    const refused = results.filter((each) => each.status === 'rejected');
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'disk-full' });
    expect(refused.length).toBeGreaterThan(0);

    const seconds = await writer.finish();
    const { clip } = await decodeSound(await readFile(path));
    expect(clip.samples.length).toBe(Math.round(seconds * 16_000));
    expect(clip.samples.every((sample) => sample === 0.25)).toBe(true);
    // The disk holds 16 pages of 4 KiB, one of them the folder's; what fits of the last block is kept too.
    expect(clip.samples.length).toBeGreaterThan(1600 * 15);
  });
});

it('a running take is forced to the disk every five seconds of sound', async () => {
  const folder = await temporaryFolder();
  const probe = await open(join(folder, 'probe'), 'w');
  const forced = vi.spyOn(Object.getPrototypeOf(probe) as FileHandle, 'datasync');
  onTestFinished(() => forced.mockRestore());
  await probe.close();
  const writer = await TakeWriter.open(join(folder, 'Take 1.wav'));
  for (let second = 1; second <= 12; second++) {
    await writer.write(block(0.5, 16_000));
    expect(forced).toHaveBeenCalledTimes(Math.floor(second / 5));
  }
  expect(await writer.finish()).toBe(12);
});

describe('recoverTakes', () => {
  it('writes nothing through a link that leads out of the folder', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'recordings'));
    const outside = join(folder, 'letter.txt');
    await writeFile(outside, 'x'.repeat(100));
    await symlink(outside, join(folder, 'recordings', 'Take 1.wav.partial'));
    expect(await recoverTakes(join(folder, 'recordings'))).toEqual([]);
    expect(await readFile(outside, 'utf8')).toBe('x'.repeat(100));
  });

  it('makes a playable WAV of what a killed program left', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'Take 7.wav');
    const writer = await TakeWriter.open(path);
    await writer.write(block(0.5, 16_000));
    // The writer is never finished: for the files, that is what a kill is.
    expect(await recoverTakes(folder)).toEqual(['Take 7.wav']);
    expect(filesUnder(folder)).toEqual(['Take 7.wav']);
    const { clip, seconds } = await decodeSound(await readFile(path));
    expect(seconds).toBe(1);
    expect(clip.samples).toEqual(block(0.5, 16_000));
    // Only closes its handle: the file has its name already.
    await writer.discard();
    expect(filesUnder(folder)).toEqual(['Take 7.wav']);
  });

  it('cuts off half a sample and throws away takes without sound', async () => {
    const folder = await temporaryFolder();
    const header = Buffer.alloc(44);
    await writeFiles(folder, {
      'Take 1.wav.partial': Buffer.concat([header, Buffer.from([0, 64, 0, 32, 1])]),
      'Take 2.wav.partial': header,
      'Take 3.wav.partial': '',
      'notes.partial': 'somebody’s',
    });
    expect(await recoverTakes(folder)).toEqual(['Take 1.wav']);
    expect(filesUnder(folder)).toEqual(['Take 1.wav', 'notes.partial']);
    expect((await stat(join(folder, 'Take 1.wav'))).size).toBe(48);
    const { clip } = await decodeSound(await readFile(join(folder, 'Take 1.wav')));
    expect([...clip.samples]).toEqual([0.5, 0.25]);
  });

  it('is content with a folder that is not there', async () => {
    expect(await recoverTakes(join(await temporaryFolder(), 'none'))).toEqual([]);
  });
});
