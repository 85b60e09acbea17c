/** Worker thread that hears labelled clips and has trained models answer; one of several, see `TaskPool`. */
import { createHash } from 'node:crypto';
import { workerData } from 'node:worker_threads';
import { furtherThreadOptions, startBackend } from '../backend/startBackend';
import { assertClassifiable } from '../core/audio/classifiable';
import { decodeSound } from '../core/audio/decode';
import { AffectronError, toProblem } from '../core/errors';
import { ClipFeatures } from '../core/models/clipFeatures';
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
    const wanted = (await loading).filter(({ id }) => asked.includes(id) && !known.includes(id));
    if (wanted.length === 0) return { hash, answers: [] };
    const { clip } = await decodeSound(file);
    assertClassifiable(clip);
    const features = new ClipFeatures(clip);
    const answers: ModelAnswer[] = [];
    for (const model of wanted) answers.push(await answerOf(model, features));
    return { hash, answers };
  },
});

async function load(): Promise<LoadedModel[]> {
  await startBackend(furtherThreadOptions(process.env));
  return loadModels(await askedModels(setup, setup.models), { warm: true });
}

async function answerOf(
  { id, recogniser, problem }: LoadedModel,
  features: ClipFeatures,
): Promise<ModelAnswer> {
  if (problem) return { model: id, problem };
  try {
    const { probabilities, verdict } = await recogniser.predict(features);
    const ordered = recogniser.card.emotions.map((emotion) =>
      Number((probabilities[emotion] ?? 0).toFixed(6)),
    );
    return { model: id, probabilities: ordered, verdict: verdict.kind };
  } catch (thrown) {
    return { model: id, problem: toProblem(thrown) };
  }
}
