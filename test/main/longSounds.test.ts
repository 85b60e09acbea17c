/** Recordings too long for memory, through the real workers. */
import { mkdtemp, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeSound } from '../../src/core/audio/decode';
import { wavHeader } from '../../src/core/audio/encodeWav';
import { AffectronError } from '../../src/core/errors';
import { ClipService } from '../../src/main/clips/clipService';
import { LongSounds } from '../../src/main/clips/longSounds';
import { InferenceService } from '../../src/main/inference/inferenceService';
import { toneWav } from '../library/places';
import { anEntry } from '../renderer/entries';

const root = join(import.meta.dirname, '../..');
const built = join(root, 'out', 'test-long-workers');
const sampleRate = 8000;
const seconds = 25 * 60;

let folder: string;
let inference: InferenceService;
let clips: ClipService;
let paths: Record<string, string>;

beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: built,
      target: 'node20',
      rollupOptions: {
        input: {
          soundWorker: 'src/main/inference/soundWorker.ts',
          modelWorker: 'src/main/inference/modelWorker.ts',
        },
      },
    },
  });
  folder = await mkdtemp(join(tmpdir(), 'affectron-long-'));
  paths = Object.fromEntries(['long', 'cut', 'endless'].map((id) => [id, join(folder, `${id}.wav`)]));
  await writeFile(paths['long'], longWav());
  await writeFile(paths['cut'], longWav().subarray(0, 200));
  // Five hours, of which nothing lies on the disk.
  await writeFile(paths['endless'], wavHeader(sampleRate, 5 * 3600 * sampleRate * 2));
  await truncate(paths['endless'], 44 + 5 * 3600 * sampleRate * 2);
  inference = new InferenceService({
    soundWorker: join(built, 'soundWorker.js'),
    modelWorker: join(built, 'modelWorker.js'),
    setup: { modelsFolder: join(root, 'resources', 'models'), packaged: false },
    log: () => undefined,
  });
  clips = new ClipService(
    { path: (id) => paths[id], entry: (id) => anEntry(id) },
    inference,
    { voices: () => [], frequencyScale: () => 'mel' },
    new LongSounds(join(folder, 'copies'), inference),
  );
});
afterAll(async () => {
  await inference.dispose();
  await rm(folder, { recursive: true });
  await rm(built, { recursive: true });
});

/** Silence, but for a loud tone of 1 kHz in the tenth minute. */
function longWav(): Uint8Array {
  const samples = new Int16Array(seconds * sampleRate);
  for (let i = 600 * sampleRate; i < 660 * sampleRate; i++) {
    samples[i] = 16_384 * Math.sin((2 * Math.PI * 1000 * i) / sampleRate);
  }
  const wav = new Uint8Array(44 + samples.byteLength);
  wav.set(wavHeader(sampleRate, samples.byteLength));
  wav.set(new Uint8Array(samples.buffer), 44);
  return wav;
}

describe('a recording of 25 minutes', () => {
  it('is drawn: the tone stands where it is, in waveform and spectrogram', async () => {
    const { peaks, spectrogram, ...view } = await clips.view('long');
    expect(view).toMatchObject({ format: 'WAV', encoding: '16-bit PCM', channels: 1, sampleRate, seconds });
    const slices = peaks.length / 2;
    const loud = (time: number) => peaks[2 * Math.floor((time / seconds) * slices) + 1];
    expect([loud(599), loud(601), loud(659), loud(661)]).toEqual([
      0,
      expect.closeTo(0.5, 2),
      expect.closeTo(0.5, 2),
      0,
    ]);
    const { levels, bands, frames, frequencies, hopSeconds } = spectrogram;
    expect(frames * hopSeconds).toBeGreaterThanOrEqual(seconds);
    const column = Math.floor(630 / hopSeconds);
    const brightest = levels.subarray(column * bands, (column + 1) * bands);
    const band = brightest.indexOf(Math.max(...brightest));
    expect(Math.abs(frequencies[band] - 1000)).toBeLessThan(60);
    expect(Math.max(...levels.subarray(0, 100 * bands))).toBe(0);
  });

  it.each([
    [629.5, 630.5],
    [300, 1200],
  ])('is drawn more finely from %d to %d s', async (start, end) => {
    const { wave, spectrogram, ...stretch } = await clips.stretch('long', start, end, 800);
    expect(stretch).toEqual({ start, end });
    expect(Math.max(...wave.values)).toBeCloseTo(0.5, 1);
    expect(spectrogram.startSeconds).toBeCloseTo(start, 3);
    expect(spectrogram.frames * spectrogram.hopSeconds).toBeGreaterThanOrEqual(end - start - 0.1);
  });

  it('is played from the disk, any part of it', async () => {
    const wav = await clips.wav('long');
    expect(wav).not.toBeInstanceOf(Uint8Array);
    expect(wav.byteLength).toBe(44 + seconds * sampleRate * 2);
    const at = 44 + 630 * sampleRate * 2;
    const part = await wav.slice(at, at + 1000);
    expect(new Int16Array(part.slice().buffer).some((sample) => sample > 16_000)).toBe(true);
    expect((await wav.slice(wav.byteLength - 10, wav.byteLength + 10)).byteLength).toBe(10);
    if ('close' in wav) await wav.close?.();
  });

  it('gives a stretch as a file, and has it classified', async () => {
    const { clip } = await decodeSound(await clips.stretchWav('long', { start: 599, end: 602 }));
    expect(clip.samples.length).toBe(3 * sampleRate);
    expect(clip.samples.subarray(0, sampleRate).every((sample) => sample === 0)).toBe(true);
    expect(Math.max(...clip.samples)).toBeCloseTo(0.5, 2);
    const answers = await clips.classifyStretch('long', { start: 610, end: 613 });
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    await expect(clips.classifyStretch('long', { start: 0, end: 1300 })).rejects.toMatchObject({
      code: 'too-long',
    });
    await expect(clips.classifyStretch('long', { start: 0, end: 2 })).rejects.toMatchObject({
      code: 'silent',
    });
  });

  it('is copied once, and the copy found again', async () => {
    const copies = async () => (await readdir(join(folder, 'copies'))).sort();
    const before = await copies();
    expect(before).toHaveLength(2);
    const again = new LongSounds(join(folder, 'copies'), {
      run: () => Promise.reject(new Error('Nothing is to be copied.')),
    });
    const found = await again.with<string>(paths['long'], async ({ copy }) => {
      if (copy === undefined) await clips.classify('long');
      return copy ?? '';
    });
    expect(found).toContain(join('copies', before[0]));
    expect(await copies()).toEqual(before);
  });
});

it('a file that ends before its header says is refused as ever', async () => {
  await expect(clips.view('cut')).rejects.toMatchObject({ code: 'truncated' });
});

it('what lasts five hours is refused, and nothing of it is kept', async () => {
  await expect(clips.view('endless')).rejects.toMatchObject({
    code: 'too-long',
    message: expect.stringContaining('4 hours') as string,
  });
  expect((await readdir(join(folder, 'copies'))).some((name) => name.endsWith('.tmp'))).toBe(false);
});

it('the copy that was used longest ago makes room, not the one that is listened to', async () => {
  const copies = join(folder, 'few');
  const sounds = await Promise.all(
    [1, 2, 3].map(async (seconds) => {
      const path = join(folder, `few-${seconds}.wav`);
      await writeFile(path, toneWav(seconds));
      return path;
    }),
  );
  const long = new LongSounds(copies, inference);
  const use = (path: string) =>
    long.with(path, ({ copy }) => {
      if (copy === undefined) throw new AffectronError('too-long', 'Too long.');
      return Promise.resolve(copy);
    });
  const [first, second] = [await use(sounds[0]), await use(sounds[1])];
  // As if the first had been made a day ago: it is the older one, but used again.
  const dayAgo = new Date(Date.now() - 86_400_000);
  await utimes(first, dayAgo, dayAgo);
  await use(sounds[0]);
  const third = await use(sounds[2]);
  const left = (await readdir(copies))
    .filter((name) => name.endsWith('.wav'))
    .map((name) => join(copies, name));
  expect(left.sort()).toEqual([first, third].sort());
  expect(left).not.toContain(second);
});
