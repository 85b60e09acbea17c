import { copyPadded } from '../kernel/copyPadded';
import { kernel } from '../kernel/kernel';
import { MemoryPlan, placeOf } from '../kernel/memoryPlan';
import { memoised } from '../memoised';

/** How frames lie in a sound, samples. */
export interface EnergyFrames {
  length: number;
  hop: number;
  count: number;
}

/** Sum of the squares of each frame, the first one from sample 0 on; beyond the end the sound counts as zero. */
export function energies(samples: Float32Array, { length, hop, count }: EnergyFrames): Float32Array {
  return measure(length, hop)(samples, count);
}

/** Frames that go through the kernel together. */
const together = 64;

const measure = memoised((length: number, hop: number) => {
  const plan = new MemoryPlan();
  const reads = (together - 1) * hop + length;
  const sound = plan.room(reads);
  const made = plan.room(together);
  return (samples: Float32Array, count: number): Float32Array => {
    const memory = plan.enter();
    const result = new Float32Array(count);
    for (let first = 0; first < count; first += together) {
      const frames = Math.min(together, count - first);
      copyPadded(samples, first * hop, memory, placeOf(sound), reads);
      kernel().energiesOf(sound, hop, length, frames, made);
      result.set(memory.subarray(placeOf(made), placeOf(made) + frames), first);
    }
    return result;
  };
});
