import { AffectronError, toProblem } from '../../core/errors';
import type { ClipFeatures } from '../../core/models/clipFeatures';
import { Recogniser } from '../../core/models/recogniser';
import { modelFolders } from '../../library/modelFolders';
import type { ModelPrediction, ModelSummary, Problem } from '../../shared/types';

type Loaded = { id: string; recogniser: Recogniser } | { id: string; problem: Problem };

/** All models of a folder: loaded when first needed, the damaged ones kept in the list with their reason. */
export class Recognisers {
  readonly #folder: string;
  #loading: Promise<Loaded[]> | null = null;

  constructor(modelsFolder: string) {
    this.#folder = modelsFolder;
  }

  /** Loads what is not loaded yet. */
  async summaries(): Promise<ModelSummary[]> {
    return (await this.#all()).map((model) =>
      'recogniser' in model
        ? { id: model.id, available: true, card: model.recogniser.card }
        : { id: model.id, available: false, problem: model.problem },
    );
  }

  /** Every model's answer for one clip; a model that fails does not stop the others. */
  async classify(features: ClipFeatures): Promise<ModelPrediction[]> {
    const answers: ModelPrediction[] = [];
    for (const model of await this.#all()) answers.push(await answerOf(model, features));
    return answers;
  }

  #all(): Promise<Loaded[]> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<Loaded[]> {
    const loaded: Loaded[] = [];
    for (const files of await modelFolders(this.#folder)) {
      try {
        const recogniser = await Recogniser.load(files);
        await recogniser.warmUp();
        loaded.push({ id: files.id, recogniser });
      } catch (thrown) {
        loaded.push({ id: files.id, problem: unavailable(files.id, thrown) });
      }
    }
    return loaded;
  }
}

async function answerOf(model: Loaded, features: ClipFeatures): Promise<ModelPrediction> {
  if ('problem' in model) return { model: model.id, ok: false, problem: model.problem };
  try {
    return { model: model.id, ok: true, prediction: await model.recogniser.predict(features) };
  } catch (thrown) {
    return { model: model.id, ok: false, problem: toProblem(thrown) };
  }
}

function unavailable(id: string, thrown: unknown): Problem {
  if (thrown instanceof AffectronError) return toProblem(thrown);
  return {
    code: 'model-unavailable',
    message: `The model “${id}” could not be loaded: ${toProblem(thrown).message}`,
    advice: 'The other models go on working.',
  };
}
