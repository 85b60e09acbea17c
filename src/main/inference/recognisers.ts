import { toProblem } from '../../core/errors';
import type { ClipFeatures } from '../../core/models/clipFeatures';
import { loadModels, type LoadedModel } from '../../core/models/loadedModels';
import { modelFolders } from '../../library/modelFolders';
import type { ModelPrediction, ModelSummary } from '../../shared/types';

/** All models of a folder: loaded when first needed, the damaged ones kept in the list with their reason. */
export class Recognisers {
  readonly #folder: string;
  #loading: Promise<LoadedModel[]> | null = null;

  constructor(modelsFolder: string) {
    this.#folder = modelsFolder;
  }

  /** Loads what is not loaded yet. */
  async summaries(): Promise<ModelSummary[]> {
    return (await this.#all()).map((model) =>
      model.recogniser
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

  async #all(): Promise<LoadedModel[]> {
    this.#loading ??= modelFolders(this.#folder).then((folders) => loadModels(folders, { warm: true }));
    return this.#loading;
  }
}

async function answerOf(model: LoadedModel, features: ClipFeatures): Promise<ModelPrediction> {
  if (model.problem) return { model: model.id, ok: false, problem: model.problem };
  try {
    return { model: model.id, ok: true, prediction: await model.recogniser.predict(features) };
  } catch (thrown) {
    return { model: model.id, ok: false, problem: toProblem(thrown) };
  }
}
