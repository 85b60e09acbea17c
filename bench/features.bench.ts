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

/** JavaScript heap that one run leaves to the collector, kB: the least of five, as other work adds to it. */
function heapLeft(task: () => unknown): number {
  let least = Infinity;
  for (let i = 0; i < 5; i++) {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    task();
    least = Math.min(least, process.memoryUsage().heapUsed - before);
  }
  return least / 1024;
}

function report(what: string, task: () => unknown, repeats = runs, warm = warmUps): void {
  for (let i = 0; i < warm; i++) {
    task();
  }
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now();
    task();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const figures = `${times[repeats >> 1].toFixed(2).padStart(10)} ms${times[0].toFixed(2).padStart(10)} ms`;
  console.log(`  ${what.padEnd(48)}${figures}${heapLeft(task).toFixed(0).padStart(8)} kB`);
}

/** Prints the median and the best time of each feature set and of the picture, and the heap each leaves. */
export async function bench(): Promise<void> {
  console.log(`  ${'median'.padStart(61)}${'best'.padStart(13)}${'heap'.padStart(11)}`);
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
