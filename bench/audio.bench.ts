import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeSound } from '../src/core/audio/decode';
import { encodeWav, wavHeader } from '../src/core/audio/encodeWav';
import { waveformPeaks } from '../src/core/audio/peaks';
import { resample } from '../src/core/audio/resample';

const warmUps = 10;
const runs = 31;

function tone(seconds: number, sampleRate: number): Float32Array {
  return Float32Array.from({ length: Math.round(seconds * sampleRate) }, (_, i) => 0.5 * Math.sin(0.05 * i));
}

/** Prints the median, the best time and the very first, when all tables were still to be made. */
async function report(what: string, task: () => unknown, repeats = runs): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < repeats + (repeats > 1 ? warmUps : 0); i++) {
    const start = performance.now();
    await task();
    times.push(performance.now() - start);
  }
  const sorted = times.slice(-repeats).sort((a, b) => a - b);
  const figures = [sorted[repeats >> 1], sorted[0], times[0]];
  console.log(`  ${what.padEnd(44)}${figures.map((ms) => `${ms.toFixed(2).padStart(10)} ms`).join('')}`);
}

async function readingFiles(): Promise<void> {
  const samples = tone(4, 48_000);
  const wav = encodeWav({ samples, sampleRate: 48_000 });
  await report('16-bit WAV, 4 s at 48000 Hz', () => decodeSound(wav));
  for (const name of ['parcel.flac', 'train.ogg', 'stairs.opus', 'keys.mp3']) {
    const bytes = new Uint8Array(readFileSync(join('samples', name)));
    const { seconds } = await decodeSound(bytes);
    await report(`samples/${name}, ${seconds.toFixed(1)} s`, () => decodeSound(bytes));
  }
}

async function resamplingAndDrawing(): Promise<void> {
  for (const [source, target] of [
    [48_000, 16_000],
    [48_000, 22_050],
    [44_100, 22_050],
    [44_100, 16_000],
    [22_050, 16_000],
    [16_000, 22_050],
    [192_000, 16_000],
  ]) {
    const clip = { samples: tone(4, source), sampleRate: source };
    await report(`4 s from ${source} to ${target} Hz`, () => resample(clip, target));
  }
  const clip = { samples: tone(4, 48_000), sampleRate: 48_000 };
  await report('peaks of 4 s at 48000 Hz, 1200 slices', () => waveformPeaks(clip, 1200));
  await report('4 s at 48000 Hz to WAV', () => encodeWav(clip));
}

/** The longest sound that is read: what it costs besides the file itself. */
async function longestSound(): Promise<void> {
  const dataBytes = 1200 * 48_000 * 4;
  const file = new Uint8Array(44 + dataBytes);
  file.set(wavHeader(48_000, dataBytes));
  const header = new DataView(file.buffer);
  header.setUint16(22, 2, true);
  header.setUint16(32, 4, true);
  // Written to, so that the memory is really there before it is measured.
  file.fill(1, 44);
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  await report('16-bit stereo WAV, 20 min at 48000 Hz', () => decodeSound(file), 1);
  const peak = process.resourceUsage().maxRSS * 1024;
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  console.log(`  memory besides the file of ${megabytes(file.length)}: at most ${megabytes(peak - before)}`);
}

/** Prints how long reading, resampling and drawing take, and what the longest sound costs in memory. */
export async function bench(): Promise<void> {
  console.log(`  ${'median'.padStart(57)}${'best'.padStart(13)}${'first'.padStart(13)}`);
  await longestSound();
  await readingFiles();
  await resamplingAndDrawing();
}
