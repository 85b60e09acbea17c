import * as tf from '@tensorflow/tfjs-core';
import path from 'node:path';
import { backendOptions, startBackend } from '../src/backend/startBackend';
import { whisperMel } from '../src/core/features/whisperMel';
import { WhisperEncoder } from '../src/core/models/whisperEncoder';
import { Random } from '../src/core/training/random';
import { encoderFolder } from '../src/library/encoderFolder';

const runs = 21;
const warmUps = 2;

function median(times: number[]): string {
  return times.sort((a, b) => a - b)[times.length >> 1].toFixed(0);
}

/** Milliseconds for the mel spectrogram and the encoder's three blocks, per length of clip and backend. */
export async function bench(): Promise<void> {
  const random = new Random(1);
  const files = encoderFolder(path.resolve('out/encoders'), 'whisper-base');
  const { nativeModule } = backendOptions(process.env, false);
  for (const options of [{ prefer: 'wasm' as const }, { ...(nativeModule && { nativeModule }) }]) {
    const { name, note } = await startBackend(options);
    if (!('prefer' in options) && name !== 'native') {
      console.log(`native: not measured. ${note ?? ''}`);
      continue;
    }
    const encoder = await WhisperEncoder.load(files);
    for (const seconds of [3, 4, 5]) {
      const samples = Float32Array.from({ length: 16_000 * seconds }, () => 0.1 * random.normal());
      const [mel, whole]: [number[], number[]] = [[], []];
      for (let run = -warmUps; run < runs; run++) {
        const start = performance.now();
        const frames = whisperMel(samples);
        const between = performance.now();
        const outputs = encoder.encode(frames);
        await outputs[2].data();
        tf.dispose(outputs);
        if (run < 0) continue;
        mel.push(between - start);
        whole.push(performance.now() - start);
      }
      console.log(`${name}, ${seconds} s: ${median(whole)} ms, of which mel ${median(mel)} ms`);
    }
    encoder.dispose();
  }
}
