import {
  appendFile,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  truncate,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { decodeSound } from '../../src/core/audio/decode';
import { encodeWav, wavHeader } from '../../src/core/audio/encodeWav';
import { resample } from '../../src/core/audio/resample';
import { AffectronError } from '../../src/core/errors';
import { Random } from '../../src/core/training/random';
import { openSoundFile } from '../../src/library/openSoundFile';
import { SoundReader } from '../../src/library/soundReader';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/audio');
const samples = path.resolve(import.meta.dirname, '../../samples');

let folder: string;
const readers: SoundReader[] = [];

beforeAll(async () => (folder = await mkdtemp(path.join(tmpdir(), 'affectron-reader-'))));
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close();
});
afterAll(() => rm(folder, { recursive: true }));

function readerOf(file: string): SoundReader {
  const reader = new SoundReader(file);
  readers.push(reader);
  return reader;
}

/** Noise as a 16-bit WAV at 48 kHz. */
async function noiseWav(name: string, seconds: number): Promise<string> {
  const random = new Random(7);
  const values = Float32Array.from({ length: seconds * 48_000 }, () => 0.1 * random.normal());
  const file = path.join(folder, name);
  await writeFile(file, encodeWav({ samples: values, sampleRate: 48_000 }));
  return file;
}

async function whole(file: string): Promise<Float32Array> {
  return resample((await decodeSound(await readFile(file))).clip, 16_000).samples;
}

function furthest(one: Float32Array, other: Float32Array): number {
  expect(one).toHaveLength(other.length);
  return one.reduce((most, value, index) => Math.max(most, Math.abs(value - other[index])), 0);
}

const files = [
  ...['tone.wav', 'ima-stereo.wav', 'aiff-s24.aiff', 'aifc-pcm_alaw.aifc', 'aifc-pcm_f32be.aifc'].map(
    (name) => path.join(fixtures, name),
  ),
  ...['stereo24.flac', 'tone-flac.oga', 'chirp.mp3', 'chirp-untagged.mp3', 'chirp.ogg', 'chirp.opus'].map(
    (name) => path.join(fixtures, name),
  ),
  ...['fridge.wav', 'breathe.mp3', 'garden.ogg', 'parcel.flac', 'stairs.opus'].map((name) =>
    path.join(samples, name),
  ),
];

describe('SoundReader', () => {
  it.each(files.map((file) => [path.basename(file), file]))(
    'reads %s in parts as it is read whole',
    async (_, file) => {
      const expected = await whole(file);
      const reader = readerOf(file);
      const [third, half] = [Math.floor(expected.length / 3), Math.floor(expected.length / 2)];
      const first = await reader.read(0, half / 16_000);
      const second = await reader.read(third / 16_000, 600);
      expect(furthest(first.samples, expected.subarray(0, half))).toBeLessThan(1e-6);
      expect(furthest(second.samples, expected.subarray(third))).toBeLessThan(1e-6);
      expect(first.ended).toBeNull();
      expect(second).toMatchObject({ start: third / 16_000, ended: expected.length / 16_000 });
    },
  );

  it('knows at the last moment of a recording that it has ended', async () => {
    const reader = readerOf(await noiseWav('exact.wav', 4));
    expect((await reader.read(0, 3.9)).ended).toBeNull();
    expect((await reader.read(3, 4)).ended).toBe(4);
    expect(await reader.read(2, 5)).toMatchObject({ ended: 4, expected: 4 });
  });

  it('keeps what was read of a file that is cut in the middle, and says so', async () => {
    const file = await noiseWav('cut.wav', 60);
    const reader = readerOf(file);
    await reader.read(0, 5);
    await truncate(file, 44 + 20 * 96_000);
    const { ended, samples: rest, warning } = await reader.read(4, 100);
    expect(ended).toBe(20);
    expect(rest).toHaveLength(16 * 16_000);
    expect(warning).toMatch(/became shorter while it was read/);
  });

  it('reads a file that grows as far as it went, and says so', async () => {
    const file = await noiseWav('grows.wav', 30);
    const reader = readerOf(file);
    await reader.read(0, 5);
    await appendFile(file, new Uint8Array(96_000));
    const { ended, warning } = await reader.read(4, 100);
    expect(ended).toBe(30);
    expect(warning).toMatch(/grew while it was read/);
  });

  it.skipIf(process.platform === 'win32')('reads on in a file that is deleted meanwhile', async () => {
    const file = await noiseWav('gone.wav', 30);
    const reader = readerOf(file);
    await reader.read(0, 5);
    await unlink(file);
    expect(await reader.read(4, 100)).toMatchObject({ ended: 30 });
  });

  it('keeps what comes before values that are no sound', async () => {
    const values = new Float32Array(16_000 * 30).fill(0.1);
    values[16_000 * 20] = NaN;
    const file = path.join(folder, 'nan.wav');
    const header = wavHeader(16_000, values.byteLength);
    new DataView(header.buffer).setUint16(20, 3, true);
    new DataView(header.buffer).setUint16(32, 4, true);
    new DataView(header.buffer).setUint16(34, 32, true);
    await writeFile(file, new Uint8Array([...header, ...new Uint8Array(values.buffer)]));
    const { ended, warning } = await readerOf(file).read(0, 100);
    expect(ended).toBeGreaterThan(10);
    expect(ended).toBeLessThanOrEqual(20);
    expect(warning).toMatch(/sample 320001 is not a finite number/);
  });

  it('finds sound that lies far behind the beginning of its file', async () => {
    const wav = await readFile(await noiseWav('plain.wav', 1));
    const note = new Uint8Array(8 + 200_000);
    note.set(new TextEncoder().encode('LIST'));
    new DataView(note.buffer).setUint32(4, 200_000, true);
    const file = path.join(folder, 'note.wav');
    await writeFile(file, Buffer.concat([wav.subarray(0, 36), note, wav.subarray(36)]));
    expect(furthest((await readerOf(file).read(0, 9)).samples, await whole(file))).toBeLessThan(1e-6);
  });

  it.each([
    ['missing.wav', null, 'not-found'],
    ['empty.wav', new Uint8Array(0), 'empty-file'],
    ['text.wav', new TextEncoder().encode('Not a sound.\n'.repeat(20)), 'unknown-format'],
    ['header.wav', wavHeader(16_000, 0), 'empty-file'],
    ['half.wav', wavHeader(16_000, 32_000), 'truncated'],
  ])('refuses %s', async (name, bytes, code) => {
    const file = path.join(folder, name);
    if (bytes !== null) await writeFile(file, bytes);
    const refusal = readerOf(file).read(0, 1);
    await expect(refusal).rejects.toBeInstanceOf(AffectronError);
    await expect(refusal).rejects.toMatchObject({ code });
  });

  it('closes the file when it is let go of in the middle', async () => {
    const { blocks } = await openSoundFile(await noiseWav('open.wav', 30));
    await blocks.next();
    await blocks.return(undefined);
    expect(await blocks.next()).toEqual({ done: true, value: undefined });
  });

  it.runIf(process.platform === 'linux')('closes the file when nothing of it was read', async () => {
    const file = await noiseWav('unread.wav', 1);
    const isOpen = async () => {
      const numbers = await readdir('/proc/self/fd');
      const open = await Promise.all(numbers.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
      return open.includes(file);
    };
    const { blocks } = await openSoundFile(file);
    expect(await isOpen()).toBe(true);
    await blocks.return(undefined);
    expect(await isOpen()).toBe(false);
  });
});
