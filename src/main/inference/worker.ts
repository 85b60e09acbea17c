/** The inference worker: decoding, features and models, away from the main thread. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Transferable } from 'node:worker_threads';
import { backendOptions, startBackend } from '../../backend/startBackend';
import { AffectronError, toProblem } from '../../core/errors';
import type { TaskRequest, WorkerReport, WorkerSetup } from './messages';
import { createTasks } from './tasks';
import type { TaskFunctions } from './tasks';

const port = parentPort;
if (port === null) throw new Error('The inference worker must be started as a worker thread.');

const { modelsFolder, packaged } = workerData as WorkerSetup;
const tasks = createTasks(modelsFolder);

const backendReady = startBackend(backendOptions(process.env, packaged));
void backendReady.then((backend) => report({ kind: 'backend', backend }));

function report(message: WorkerReport, transfer: Transferable[] = []): void {
  port?.postMessage(message, transfer);
}

port.on('message', (request: TaskRequest) => {
  void answer(request);
});

async function answer(request: TaskRequest): Promise<void> {
  try {
    // Only the models wait for the backend: a clip is drawn while it still starts.
    if (request.task === 'classify' || request.task === 'models') await backendReady;
    const output = await run(tasks, request);
    report({ kind: 'done', id: request.id, output }, buffersOf(output));
  } catch (thrown) {
    if (!(thrown instanceof AffectronError))
      console.error(`affectron worker: ${request.task} failed`, thrown);
    report({ kind: 'failed', id: request.id, problem: toProblem(thrown) });
  }
}

function run(functions: TaskFunctions, request: TaskRequest): Promise<unknown> {
  switch (request.task) {
    case 'view':
      return functions.view(request.input);
    case 'wav':
      return functions.wav(request.input);
    case 'classify':
      return functions.classify(request.input);
    case 'models':
      return functions.models(request.input);
  }
}

/** Buffers of the arrays in an answer, handed over instead of copied. */
function buffersOf(output: unknown): Transferable[] {
  if (output instanceof Uint8Array && output.buffer instanceof ArrayBuffer) return [output.buffer];
  if (typeof output !== 'object' || output === null || !('peaks' in output)) return [];
  return output.peaks instanceof Float32Array && output.peaks.buffer instanceof ArrayBuffer
    ? [output.peaks.buffer]
    : [];
}
