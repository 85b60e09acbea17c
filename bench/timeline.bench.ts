import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeSound } from '../src/core/audio/decode';
import { encodeWav, wavHeader } from '../src/core/audio/encodeWav';
import { resample } from '../src/core/audio/resample';
import { TimelineMaker } from '../src/workers/timelineMaker';

/** What people record at. */
const sampleRate = 48_000;

/** After each voice, seconds. */
const pauses = [0.4, 0.8, 1.5];

const voices = ['fridge.wav', 'garden.ogg', 'keys.mp3', 'parcel.flac', 'stairs.opus', 'window.wav'];

/** Minutes and models: the cost is to grow as the length does, the memory not at all. */
const runs: [number, string][] = [
  [1, 'lite'],
  [10, 'lite'],
  [10, 'affectron'],
  [60, 'lite'],
  [180, 'lite'],
];

/** The synthetic voices one after the other, with pauses, as 16-bit PCM. */
async function speech(): Promise<Uint8Array> {
  const parts: Float32Array[] = [];
  for (const [index, name] of voices.entries()) {
    const { clip } = await decodeSound(await readFile(path.join('samples', name)));
    const { samples } = resample(clip, sampleRate);
    parts.push(samples, new Float32Array(pauses[index % pauses.length] * sampleRate));
  }
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => {
    all.set(part, at);
    return at + part.length;
  }, 0);
  return encodeWav({ samples: all, sampleRate }).subarray(44);
}

/** A recording of so many minutes: the voices again and again. */
async function writeRecording(file: string, minutes: number, voice: Uint8Array): Promise<void> {
  const bytes = minutes * 60 * sampleRate * 2;
  const out = await open(file, 'w');
  await out.write(wavHeader(sampleRate, bytes));
  for (let written = 0; written < bytes; written += voice.length) {
    await out.write(voice.subarray(0, Math.min(voice.length, bytes - written)));
  }
  await out.close();
}

interface Measured {
  seconds: number;
  processor: number;
  first: number;
  segments: number;
  /** MB above what the process took before. */
  memory: number;
}

async function measure(file: string, model: string): Promise<Measured> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
  const used = process.cpuUsage();
  const start = performance.now();
  const workers = path.resolve('out/cli');
  const maker = new TimelineMaker({
    models: [model],
    places: { modelsFolder: path.resolve('resources/models'), ownModelsFolder: path.resolve('none') },
    workers: {
      reading: path.join(workers, 'readingWorker.js'),
      hearing: path.join(workers, 'timelineWorker.js'),
    },
    log: (subject, message) => console.error(subject, message),
  });
  let first = NaN;
  try {
    const { timelines } = await maker.make({
      path: file,
      onProgress: () => {
        if (Number.isNaN(first)) first = (performance.now() - start) / 1000;
      },
    });
    const { user, system } = process.cpuUsage(used);
    return {
      seconds: (performance.now() - start) / 1000,
      processor: (user + system) / 1e6,
      first,
      segments: timelines[0].segments.length,
      memory: (peak - before) / 1e6,
    };
  } finally {
    clearInterval(watch);
    await maker.dispose();
  }
}

/**
 * Prints how long timelines of long recordings take, workers and models started anew for each: by the clock, in processor
 * time of all threads, until the first windows are there, and how much memory they need at most.
 */
export async function bench(): Promise<void> {
  const script = new URL('../../scripts/setup/prepare.mjs', import.meta.url).href;
  const { prepareCli } = (await import(/* @vite-ignore */ script)) as { prepareCli: () => Promise<unknown> };
  await prepareCli();
  const wanted = process.env['AFFECTRON_BENCH_MINUTES']?.split(',').map(Number);
  const folder = await mkdtemp(path.join(tmpdir(), 'affectron-bench-'));
  try {
    const voice = await speech();
    for (const [minutes, model] of runs.filter(([length]) => wanted?.includes(length) ?? true)) {
      const file = path.join(folder, `${minutes}.wav`);
      await writeRecording(file, minutes, voice);
      const { seconds, processor, first, segments, memory } = await measure(file, model);
      console.log(
        `  ${String(minutes).padStart(3)} minutes, ${model.padEnd(9)} ${seconds.toFixed(1)} s (processor ${processor.toFixed(1)} s, ` +
          `${(processor / minutes).toFixed(2)} s a minute), ` +
          `first windows after ${first.toFixed(2)} s, ${segments} segments, at most ${memory.toFixed(0)} MB more`,
      );
      await rm(file);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
