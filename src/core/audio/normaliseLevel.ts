import { kernel } from '../kernel/kernel';
import { MemoryPlan, placeOf } from '../kernel/memoryPlan';
import type { Clip } from './clip';
import { energies } from './energies';

/** RMS of speech at a comfortable level: -26 dBFS, the active level ITU-T P.56 is commonly used with. */
const targetRms = 10 ** (-26 / 20);

/** Samples whose squares are summed together: more would lose digits. */
const together = 4096;

/** The clip at an RMS of -26 dBFS, so that loudness alone says nothing. Silence stays silence. */
export function normaliseLevel({ samples, sampleRate }: Clip): Clip {
  const count = Math.ceil(samples.length / together);
  const squares = energies(samples, { length: together, hop: together, count });
  const rms = Math.sqrt(squares.reduce((sum, part) => sum + part, 0) / samples.length);
  return { samples: amplified(samples, rms > 0 ? targetRms / rms : 1), sampleRate };
}

const plan = new MemoryPlan();
const room = plan.room(together);

function amplified(samples: Float32Array, gain: number): Float32Array {
  const memory = plan.enter();
  const at = placeOf(room);
  const result = new Float32Array(samples.length);
  for (let from = 0; from < samples.length; from += together) {
    const part = samples.subarray(from, from + together);
    memory.set(part, at);
    kernel().multiply(room, Math.ceil(part.length / 4) * 4, gain);
    result.set(memory.subarray(at, at + part.length), from);
  }
  return result;
}
