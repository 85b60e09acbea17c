import { kernel } from '../kernel/kernel';
import { MemoryPlan, placeOf } from '../kernel/memoryPlan';
import type { FrameMatrix } from './frames';

/** Values that go through the kernel together. */
const together = 8192;

const plan = new MemoryPlan();
const room = plan.room(together);

/** Power below this counts as this much: -100 dB. */
const minPower = 1e-10;

/**
 * Power in decibels relative to 1: `10 log10(max(power, 1e-10))`. Reproduces `librosa.power_to_db` with
 * `ref=1`.
 *
 * @param topDb values further than this below the loudest of the whole matrix are raised to it; `null`
 *   leaves them (librosa's `top_db=None`)
 */
export function powerToDb({ frames, width, data }: FrameMatrix, topDb: number | null = 80): FrameMatrix {
  const db = decibels(data);
  if (topDb !== null) {
    let loudest = -Infinity;
    for (let i = 0; i < db.length; i++) if (db[i] > loudest) loudest = db[i];
    const floor = loudest - topDb;
    for (let i = 0; i < db.length; i++) if (db[i] < floor) db[i] = floor;
  }
  return { frames, width, data: db };
}

function decibels(power: Float32Array): Float32Array {
  const memory = plan.enter();
  const at = placeOf(room);
  const db = new Float32Array(power.length);
  for (let from = 0; from < power.length; from += together) {
    const part = power.subarray(from, from + together);
    memory.set(part, at);
    kernel().toDecibels(room, Math.ceil(part.length / 4) * 4, minPower);
    db.set(memory.subarray(at, at + part.length), from);
  }
  return db;
}
