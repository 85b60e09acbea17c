import * as tf from '@tensorflow/tfjs-core';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { backendOptions, startBackend } from '../src/backend/startBackend';
import { whisperMel } from '../src/core/features/whisperMel';
import { encoderNames, type EncoderName } from '../src/core/models/encoderFiles';
import { WhisperEncoder } from '../src/core/models/whisperEncoder';
import { Random } from '../src/core/training/random';
import { encoderFolder } from '../src/library/encoder/encoderFolder';
import { encoderSources } from '../src/library/encoder/encoderSources';

const runs = 21;
const warmUps = 2;
const places = [path.resolve('out/encoders')];

function median(times: number[]): string {
  return times.sort((a, b) => a - b)[times.length >> 1].toFixed(0);
}

/** Milliseconds for the mel spectrogram and the blocks of each encoder, per length of clip and backend. */
export async function bench(): Promise<void> {
  const { nativeModule } = backendOptions(process.env, false);
  const made = encoderNames.filter((name) => existsSync(path.join(places[0], name)));
  for (const name of made)
    console.log(`${name}: ${encoderSources[name].blocks} blocks, ${encoderSources[name].kept} bytes`);
  for (const options of [{ prefer: 'wasm' as const }, { ...(nativeModule && { nativeModule }) }]) {
    const { name, note } = await startBackend(options);
    if (!('prefer' in options) && name !== 'native') {
      console.log(`native: not measured. ${note ?? ''}`);
      continue;
    }
    for (const encoder of made) await measure(encoder, name);
  }
}

async function measure(name: EncoderName, backend: string): Promise<void> {
  const random = new Random(1);
  const encoder = await WhisperEncoder.load(encoderFolder(places, name));
  for (const seconds of [3, 4, 5]) {
    const samples = Float32Array.from({ length: 16_000 * seconds }, () => 0.1 * random.normal());
    const [mel, whole]: [number[], number[]] = [[], []];
    for (let run = -warmUps; run < runs; run++) {
      const start = performance.now();
      const frames = whisperMel(samples);
      const between = performance.now();
      const outputs = encoder.encode(frames);
      await outputs.at(-1)?.data();
      tf.dispose(outputs);
      if (run < 0) continue;
      mel.push(between - start);
      whole.push(performance.now() - start);
    }
    console.log(`${name}, ${backend}, ${seconds} s: ${median(whole)} ms, of which mel ${median(mel)} ms`);
  }
  encoder.dispose();
}
