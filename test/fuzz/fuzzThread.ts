/** Thread that tries inputs one after the other; the process around it watches. */
import { parentPort, workerData } from 'node:worker_threads';
import { stackOf, Violation } from './entries/violation';
import { makeInput } from './inputs';
import type { ThreadSetup, Told } from './protocol';
import { Attempts } from './tryInput';

const { slice, progress } = workerData as ThreadSetup;
const { kind, seed, from, to, folder, workers } = slice;
const attempts = new Attempts(folder, workers);

async function tell(index: number): Promise<Told> {
  try {
    return { index, outcome: await attempts.try(kind, makeInput(kind, seed, index), index) };
  } catch (thrown) {
    return { index, violation: thrown instanceof Violation ? thrown.message : stackOf(thrown) };
  }
}

for (let index = from; index < to; index++) {
  Atomics.store(progress, 0, index);
  Atomics.add(progress, 1, 1);
  parentPort?.postMessage(await tell(index));
}
await attempts.end();
