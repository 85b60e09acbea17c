import path from 'node:path';
import { backendOptions, startBackend } from '../src/backend/startBackend';
import type { Clip } from '../src/core/audio/clip';
import { liteFrames } from '../src/core/models/liteFrames';
import { Recogniser } from '../src/core/models/recogniser';
import { Random } from '../src/core/training/random';
import { modelFolders } from '../src/library/modelFolders';

const runs = 101;
const warmUps = 5;

/** Clips of RAVDESS speech, and how long they are on average. */
const folder = { clips: 1440, seconds: 3.7 };

function sound(seconds: number, sampleRate: number): Clip {
  const random = new Random(1);
  const samples = Float32Array.from(
    { length: Math.round(sampleRate * seconds) },
    (_, n) => 0.1 * random.normal() * Math.sin((16 * n) / (900 * (sampleRate / 1000))),
  );
  return { samples, sampleRate };
}

function median(times: number[]): string {
  return times.sort((a, b) => a - b)[times.length >> 1].toFixed(1);
}

/** Milliseconds for one clip and seconds for a folder of clips, per backend. */
export async function bench(): Promise<void> {
  const files = (await modelFolders(path.resolve('resources/models'))).find(({ id }) => id === 'lite');
  if (!files) throw new Error('resources/models has no lite');
  const { nativeModule } = backendOptions(process.env, false);
  for (const options of [{ prefer: 'wasm' as const }, { ...(nativeModule && { nativeModule }) }]) {
    const { name, note } = await startBackend(options);
    if (!('prefer' in options) && name !== 'native') {
      console.log(`native: not measured. ${note ?? ''}`);
      continue;
    }
    const recogniser = await Recogniser.load(files);
    for (const [seconds, rate] of [
      [2, 16_000],
      [4, 16_000],
      [4, 48_000],
    ] as const) {
      const clip = sound(seconds, rate);
      const [mel, heard, whole]: [number[], number[], number[]] = [[], [], []];
      for (let run = -warmUps; run < runs; run++) {
        const start = performance.now();
        liteFrames(clip);
        const between = performance.now();
        const { milliseconds } = await recogniser.predict(clip);
        if (run < 0) continue;
        mel.push(between - start);
        heard.push(milliseconds);
        whole.push(performance.now() - between);
      }
      console.log(
        `${name}, ${seconds} s at ${rate} Hz: spectrogram and network ${median(heard)} ms (spectrogram ${median(mel)} ms); with the look for speech ${median(whole)} ms`,
      );
    }
    const clip = sound(folder.seconds, 16_000);
    const start = performance.now();
    for (let count = 0; count < folder.clips; count++) await recogniser.predict(clip);
    const seconds = (performance.now() - start) / 1000;
    console.log(`${name}, ${folder.clips} clips one after the other: ${seconds.toFixed(1)} s`);
    recogniser.dispose();
  }
}
