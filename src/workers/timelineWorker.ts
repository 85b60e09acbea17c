/** Worker thread that has models answer for the windows of a stretch of sound; one of several, see `TaskPool`. */
import { workerData } from 'node:worker_threads';
import { furtherThreadOptions, startBackend } from '../backend/startBackend';
import { AffectronError } from '../core/errors';
import { loadModels } from '../core/models/loadedModels';
import type { Recogniser } from '../core/models/recogniser';
import { hearStretch } from '../core/timeline/hearStretch';
import { askedModels } from '../library/evaluations/askedModels';
import { collectGarbage } from './collectGarbage';
import { serveTasks } from './serveTasks';
import type { HearingSetup, HearingTasks } from './timelineTasks';

const setup = workerData as HearingSetup;
const loading = load();
// Asked for soon: until then a failed start is nobody's unhandled rejection.
loading.catch(() => undefined);

serveTasks<HearingTasks>({
  async load() {
    await loading;
  },
  async hear(stretch) {
    try {
      return await hearStretch(await loading, stretch);
    } finally {
      collectGarbage();
    }
  },
});

async function load(): Promise<Recogniser[]> {
  await startBackend(furtherThreadOptions(process.env));
  const loaded = await loadModels(await askedModels(setup, setup.models));
  return loaded.map(({ recogniser, problem }) => {
    if (problem) throw AffectronError.fromProblem(problem);
    return recogniser;
  });
}
