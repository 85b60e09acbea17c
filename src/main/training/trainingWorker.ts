/** Worker thread for one training: reads the clips, trains, tests, and puts the model among the person's own. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { furtherThreadOptions, startBackend } from '../../backend/startBackend';
import { AffectronError, toProblem } from '../../core/errors';
import type { EpochReport } from '../../core/training/checkpoint';
import { trainOnFolder } from '../../library/labelled/trainOnFolder';
import { TrainingRun } from '../../library/labelled/trainingRun';
import { OwnModels } from '../../library/ownModels';
import type { TrainingPass } from '../../shared/training';
import type { TrainingReport, TrainingSetup } from './messages';

const { order, id, dataFolder, modelsFolder, stop, checkpointSeconds } = workerData as TrainingSetup;
const stopAsked = new Int32Array(stop);

function report(message: TrainingReport): void {
  parentPort?.postMessage(message);
}

function passOf({
  trainingLoss,
  trainingAccuracy,
  validationLoss,
  validationAccuracy,
}: EpochReport): TrainingPass {
  return { trainingLoss, trainingAccuracy, validationLoss, validationAccuracy };
}

async function train(): Promise<void> {
  const backend = await startBackend(furtherThreadOptions(process.env));
  const { leftOut, files } = await trainOnFolder({
    ...order,
    places: { modelsFolder, cacheFolder: join(dataFolder, 'cache') },
    id,
    backend: backend.name,
    date: new Date().toISOString().slice(0, 10),
    checkpoints: new TrainingRun(dataFolder).checkpoints,
    checkpointSeconds,
    onReading: ({ done, total }) => report({ kind: 'read', done, total: total ?? done }),
    cancelled: () => false,
    onResume: (history, of) => report({ kind: 'resumed', passes: history.map(passOf), of }),
    onEpoch: (epoch, of) => report({ kind: 'pass', pass: passOf(epoch), of }),
    stopped: () => Atomics.load(stopAsked, 0) !== 0,
    onTest: () => report({ kind: 'testing' }),
  });
  await new OwnModels(dataFolder, modelsFolder).add(id, files);
  report({
    kind: 'done',
    skipped: leftOut.failed.map(({ name, problem }) => ({ name, message: problem.message })),
  });
}

train().catch((thrown: unknown) => {
  if (!(thrown instanceof AffectronError)) console.error('affectron training failed', thrown);
  report({ kind: 'failed', problem: toProblem(thrown) });
});
