/**
 * Worker thread that hears the last window of a live session, apart from the model worker, so that a long clip being
 * classified does not hold the session up.
 */
import { workerData } from 'node:worker_threads';
import { furtherThreadOptions, startBackend } from '../../backend/startBackend';
import { AffectronError } from '../../core/errors';
import { loadModels } from '../../core/models/loadedModels';
import type { Recogniser } from '../../core/models/recogniser';
import { askedModels } from '../../library/evaluations/askedModels';
import { serveTasks } from '../../workers/serveTasks';
import { hearWindow } from './hearWindow';
import type { LiveSetup, LiveTasks } from './liveTasks';

const setup = workerData as LiveSetup;
const backendReady = startBackend(furtherThreadOptions(process.env));
const loaded = new Map<string, Promise<Recogniser>>();

serveTasks<LiveTasks>({
  async ready({ model }) {
    await recogniser(model);
  },
  async hear({ model, samples, voices }) {
    return hearWindow(await recogniser(model), samples, voices);
  },
});

async function recogniser(id: string): Promise<Recogniser> {
  const known = loaded.get(id) ?? load(id);
  loaded.set(id, known);
  try {
    return await known;
  } catch (thrown) {
    // It may be there the next time: an encoder that is being installed.
    loaded.delete(id);
    throw thrown;
  }
}

async function load(id: string): Promise<Recogniser> {
  await backendReady;
  const [model] = await loadModels(await askedModels(setup, [id]), { warm: true });
  if (model.problem) throw AffectronError.fromProblem(model.problem);
  return model.recogniser;
}
