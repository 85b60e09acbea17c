import type { Clip } from '../src/core/audio/clip';
import { extractFeatures, featureSetRate } from '../src/core/features/extract';
import { featureSetNames } from '../src/core/features/featureSet';
import { spectrogramImage } from '../src/core/features/spectrogramImage';

const warmUps = 30;
const runs = 101;

/** Something like a voice: a gliding tone with overtones that swells and fades, and a little noise. */
function voice(seconds: number, sampleRate: number): Clip {
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  let phase = 0;
  let state = 1;
  for (let n = 0; n < samples.length; n++) {
    const t = n / sampleRate;
    phase += (2 * Math.PI * (160 + 60 * Math.sin(2 * t))) / sampleRate;
    state = (Math.imul(1_664_525, state) + 1_013_904_223) >>> 0;
    let value = 0.01 * (state / 2 ** 31 - 1);
    for (let overtone = 1; overtone <= 12; overtone++) {
      value += (0.2 / overtone) * Math.sin(overtone * phase);
    }
    samples[n] = value * (0.5 - 0.5 * Math.cos(2 * Math.PI * t));
  }
  return { samples, sampleRate };
}

interface Timing {
  milliseconds: number;
  /** JavaScript heap that one run leaves behind for the collector, kB; typed arrays lie outside it. */
  heap: number;
}

function timing(task: () => unknown, repeats: number): Timing {
  const times: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const start = performance.now();
    task();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  task();
  const heap = (process.memoryUsage().heapUsed - before) / 1024;
  return { milliseconds: times[repeats >> 1], heap };
}

function report(what: string, task: () => unknown, repeats = runs, warm = warmUps): void {
  for (let i = 0; i < warm; i++) {
    task();
  }
  const { milliseconds, heap } = timing(task, repeats);
  console.log(
    `  ${what.padEnd(52)}${milliseconds.toFixed(2).padStart(10)} ms${heap.toFixed(0).padStart(8)} kB`,
  );
}

/** Prints the median time of each feature set and of the picture, and the heap each leaves behind. */
export async function bench(): Promise<void> {
  for (const set of featureSetNames) {
    const rate = featureSetRate(set);
    const ready = voice(4, rate);
    report(`${set}, 4 s at ${rate} Hz`, () => extractFeatures(ready, set));
    const fromFile = voice(4, 48_000);
    report(`${set}, 4 s at 48000 Hz, resampled`, () => extractFeatures(fromFile, set));
  }
  const short = voice(4, 48_000);
  report('spectrogram for drawing, 4 s at 48000 Hz', () => spectrogramImage(short));
  const long = voice(1200, 16_000);
  report('spectrogram for drawing, 20 min at 16000 Hz', () => spectrogramImage(long), 3, 1);
  report('logmel64, 20 min at 16000 Hz', () => extractFeatures(long, 'logmel64'), 3, 1);
  report('mfcc-chroma-mel-180, 20 min at 16000 Hz', () => extractFeatures(long, 'mfcc-chroma-mel-180'), 3, 1);
  await Promise.resolve();
}
