import { parentPort } from 'node:worker_threads';
import type { Transferable } from 'node:worker_threads';
import { AffectronError, toProblem } from '../core/errors';
import type { TaskFunctions, TaskRequest, TaskTable, WorkerReport } from './messages';

/**
 * Answers the requests the program's main thread sends to this worker thread.
 *
 * @returns how to report something else
 */
export function serveTasks<Tasks extends TaskTable<Tasks>>(
  functions: TaskFunctions<Tasks>,
): (report: WorkerReport) => void {
  const port = parentPort;
  if (port === null) throw new Error('This file must be started as a worker thread.');
  const tasks = new Map<string, (input: never) => Promise<unknown>>(Object.entries(functions));
  const report = (message: WorkerReport, transfer: Transferable[] = []): void =>
    port.postMessage(message, transfer);

  const answer = async ({ id, task, input }: TaskRequest): Promise<void> => {
    try {
      const run = tasks.get(task);
      if (run === undefined) throw new Error(`This worker does not know the task ${task}.`);
      const output = await run(input as never);
      report({ kind: 'done', id, output }, buffersOf(output));
    } catch (thrown) {
      if (!(thrown instanceof AffectronError)) console.error(`affectron worker: ${task} failed`, thrown);
      report({ kind: 'failed', id, problem: toProblem(thrown) });
    }
  };
  port.on('message', (request: TaskRequest) => void answer(request));
  return report;
}

/** Buffers of the arrays in an answer, handed over instead of copied. */
function buffersOf(output: unknown): Transferable[] {
  let array = output;
  if (typeof output === 'object' && output !== null) {
    if ('peaks' in output) array = output.peaks;
    if ('samples' in output) array = output.samples;
  }
  return ArrayBuffer.isView(array) && array.buffer instanceof ArrayBuffer ? [array.buffer] : [];
}
