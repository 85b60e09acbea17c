/** Worker thread that hears files and has models answer; one of several, see `TaskPool`. */
import { createHash } from 'node:crypto';
import { workerData } from 'node:worker_threads';
import { furtherThreadOptions, startBackend } from '../backend/startBackend';
import { decodeSound } from '../core/audio/decode';
import { probeSound } from '../core/audio/probe';
import { AffectronError } from '../core/errors';
import { classifySound, type Heard } from '../core/models/classifySound';
import { loadModels, type LoadedModel } from '../core/models/loadedModels';
import { askedModels } from '../library/evaluations/askedModels';
import type { ModelAnswer } from '../library/evaluations/modelAnswer';
import { readSoundFile } from '../library/readSoundFile';
import type { AnswerSetup, AnswerTasks } from './answerTasks';
import { serveTasks } from './serveTasks';

const setup = workerData as AnswerSetup;
const loading = load();
// Asked for soon: until then a failed start is nobody's unhandled rejection.
loading.catch(() => undefined);

serveTasks<AnswerTasks>({
  async load() {
    for (const { problem } of await loading) if (problem) throw AffectronError.fromProblem(problem);
  },
  async answer({ path, models: asked }) {
    const file = await readSoundFile(path);
    const hash = createHash('sha256').update(file).digest('hex');
    const known = setup.kept.get(hash) ?? [];
    const models = await loading;
    const wanted = models.filter(({ id }) => asked.includes(id) && !known.includes(id));
    if (wanted.length === 0) {
      return { hash, seconds: probeSound(file, file.length)?.seconds ?? null, answers: [] };
    }
    const { heard, ...sound } = await classify(file, wanted);
    return { hash, ...sound, answers: heard.map((one) => keptAnswer(one, models)) };
  },
  async classify({ path }) {
    return classify(await readSoundFile(path), await loading);
  },
});

async function load(): Promise<LoadedModel[]> {
  await startBackend(furtherThreadOptions(process.env));
  return loadModels(await askedModels(setup, setup.models), { warm: true });
}

async function classify(
  file: Uint8Array,
  models: readonly LoadedModel[],
): Promise<AnswerTasks['classify']['output']> {
  const sound = await decodeSound(file);
  const { seconds, warning } = sound;
  return { seconds, ...(warning !== undefined && { warning }), heard: await classifySound(sound, models) };
}

/** In the order of the card's emotions, as many digits as are kept. */
function keptAnswer({ model, prediction, problem }: Heard, models: readonly LoadedModel[]): ModelAnswer {
  if (problem) return { model, problem };
  const emotions = models.find(({ id }) => id === model)?.recogniser?.card.emotions ?? [];
  const probabilities = emotions.map((emotion) =>
    Number((prediction.probabilities[emotion] ?? 0).toFixed(6)),
  );
  return { model, probabilities, verdict: prediction.verdict.kind };
}
