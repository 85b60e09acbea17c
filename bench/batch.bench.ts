import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startBackend } from '../src/backend/startBackend';
import { decodeSound } from '../src/core/audio/decode';
import { encodeWav } from '../src/core/audio/encodeWav';
import { resample } from '../src/core/audio/resample';
import { hasSpeech, speechFrames } from '../src/core/audio/speech';
import { liteFrames } from '../src/core/models/liteFrames';
import { Recogniser } from '../src/core/models/recogniser';
import { batchSounds } from '../src/library/batches/batchSounds';
import { modelFolders } from '../src/library/modelFolders';
import { poolSize } from '../src/workers/taskPool';
import { makeBatch, openToRun, runBatch } from '../src/workers/runBatch';

/** As many as RAVDESS has of speech; `AFFECTRON_BENCH_FILES` changes it. */
const count = Number(process.env['AFFECTRON_BENCH_FILES'] ?? 1440);
const seconds = 4;
const models = ['lite'];
/** Hz; `AFFECTRON_BENCH_RATES` changes them. */
const rates = process.env['AFFECTRON_BENCH_RATES']?.split(',').map(Number) ?? [
  16_000, 22_050, 44_100, 48_000,
];
const places = { modelsFolder: resolve('resources/models') };

/** 4 s of the bundled voices, said again from the start where they are shorter, at a rate. */
async function voices(sampleRate: number): Promise<Float32Array[]> {
  const names = (await readdir('samples')).filter((name) => !/\.(json|md)$/.test(name));
  return Promise.all(
    names.map(async (name) => {
      const { clip } = await decodeSound(await readFile(join('samples', name)));
      const { samples } = resample(clip, sampleRate);
      return Float32Array.from({ length: seconds * sampleRate }, (_, n) => samples[n % samples.length]);
    }),
  );
}

/** As many files, no two of the same bytes. */
async function makeFiles(folder: string, sampleRate: number): Promise<void> {
  await mkdir(folder);
  const sounds = await voices(sampleRate);
  for (let at = 0; at < count; at++) {
    const samples = sounds[at % sounds.length].slice();
    samples[0] = at / 2 / count;
    await writeFile(join(folder, `${at}.wav`), encodeWav({ samples, sampleRate }));
  }
}

async function hear(folder: string, into: string): Promise<{ wall: number; cpu: number; megabytes: number }> {
  const files = await batchSounds([folder]);
  const [start, before] = [performance.now(), process.cpuUsage()];
  await makeBatch(into, { name: 'bench', files, models, places });
  const batch = await openToRun(into, places);
  await runBatch({
    batch,
    setup: places,
    worker: resolve('out/cli/answerWorker.js'),
    log: console.log,
    onFile: () => undefined,
    signal: new AbortController().signal,
  });
  if (batch.answered !== count) throw new Error(`${batch.answered} of ${count} were answered.`);
  const { user, system } = process.cpuUsage(before);
  const log = await stat(join(into, 'answers.jsonl'));
  return {
    wall: (performance.now() - start) / 1000,
    cpu: (user + system) / 1e6,
    megabytes: log.size / 1e6,
  };
}

/** Milliseconds for one file, step by step, in one thread. */
async function steps(sampleRate: number): Promise<string> {
  const files = (await modelFolders(places.modelsFolder)).find(({ id }) => id === 'lite');
  if (!files) throw new Error('resources/models has no lite');
  await startBackend({ prefer: 'wasm' });
  const recogniser = await Recogniser.load(files);
  const wavs = (await voices(sampleRate)).map((samples) => encodeWav({ samples, sampleRate }));
  const spent = { read: 0, speech: 0, spectrogram: 0, all: 0 };
  const rounds = 8;
  for (let round = -2; round < rounds; round++) {
    for (const wav of wavs) {
      const at = [performance.now()];
      const { clip } = await decodeSound(wav);
      at.push(performance.now());
      hasSpeech(speechFrames(clip));
      at.push(performance.now());
      liteFrames(clip);
      at.push(performance.now());
      await recogniser.predict(clip);
      at.push(performance.now());
      if (round < 0) continue;
      ['read', 'speech', 'spectrogram', 'all'].forEach((step, index) => {
        spent[step as keyof typeof spent] += at[index + 1] - at[index];
      });
    }
  }
  recogniser.dispose();
  const each = (value: number): string => (value / rounds / wavs.length).toFixed(1);
  const network = spent.all - spent.speech - spent.spectrogram;
  return (
    `read ${each(spent.read)} ms, look for speech ${each(spent.speech)}, ` +
    `spectrogram ${each(spent.spectrogram)}, network ${each(network)}`
  );
}

/**
 * Prints how long Lite takes for a batch of files of 4 s, a worker per core, from making its folder to the last line
 * written; what all cores spent on it, which other programs on the machine change less; and the steps of one file.
 */
export async function bench(): Promise<void> {
  const place = await mkdtemp(join(tmpdir(), 'affectron-batch-'));
  try {
    for (const sampleRate of rates) {
      const folder = join(place, `${sampleRate}`);
      await makeFiles(folder, sampleRate);
      const { wall, cpu, megabytes } = await hear(folder, join(place, `batch-${sampleRate}`));
      console.log(
        `  ${count} files of ${seconds} s at ${sampleRate} Hz, ${poolSize()} workers: ${wall.toFixed(1)} s ` +
          `(${(cpu / poolSize()).toFixed(1)} s of each core), answers ${megabytes.toFixed(1)} MB`,
      );
      console.log(`    one file: ${await steps(sampleRate)}`);
    }
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
