import { kernel } from '../kernel/kernel';
import { MemoryPlan, placeOf } from '../kernel/memoryPlan';

const bytesPerSample = 2;
/** Samples per channel that go through the kernel together. */
const together = 16_384;

const plan = new MemoryPlan();
const stored = plan.room(placeOf(2 * together * bytesPerSample));
const made = plan.room(together);

/**
 * Samples of 16 bits, little endian and of one or two channels, mixed to mono: what nearly every WAV holds, and the same
 * as the way of all other encodings gives, at a tenth of the time.
 */
export function readInt16(bytes: Uint8Array, channels: 1 | 2, frames: number): Float32Array {
  const memory = plan.enter();
  const memoryBytes = new Uint8Array(memory.buffer);
  const frameBytes = channels * bytesPerSample;
  const samples = new Float32Array(frames);
  for (let from = 0; from < frames; from += together) {
    const count = Math.min(together, frames - from);
    memoryBytes.set(bytes.subarray(from * frameBytes, (from + count) * frameBytes), stored);
    const length = Math.ceil(count / 4) * 4;
    if (channels === 1) kernel().samplesOfInt16(stored, length, made);
    else kernel().meansOfInt16(stored, length, made);
    samples.set(memory.subarray(placeOf(made), placeOf(made) + count), from);
  }
  return samples;
}
