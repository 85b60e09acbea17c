import { AffectronError, toProblem } from '../../core/errors';
import type { ClipFeatures } from '../../core/models/clipFeatures';
import { isEncoderName, type EncoderName } from '../../core/models/encoderFiles';
import { isOffer, loadModels, type LoadedModel } from '../../core/models/loadedModels';
import type { Recogniser } from '../../core/models/recogniser';
import type { VoiceProfile } from '../../core/models/voiceProfile';
import { encoderState } from '../../library/encoder/encoderState';
import { modelFolders } from '../../library/modelFolders';
import type { HeardVoice } from './messages';
import type { ModelPrediction, ModelSummary } from '../../shared/types';

/**
 * All models, shipped and the person's own: loaded when first needed, the damaged ones kept in the list with their
 * reason.
 */
export class Recognisers {
  readonly #folder: string;
  readonly #ownFolder: string | undefined;
  #loading: Promise<LoadedModel[]> | null = null;
  /** What is loaded, by id, with the stamp of its folder at that time. */
  #known = new Map<string, { stamp: string; model: LoadedModel }>();

  constructor(modelsFolder: string, ownModelsFolder?: string) {
    this.#folder = modelsFolder;
    this.#ownFolder = ownModelsFolder;
  }

  /** Loads what has come, changed or could not be loaded, and drops what has gone. */
  async summaries(): Promise<ModelSummary[]> {
    await this.#loading;
    this.#loading = this.#load();
    return (await this.#loading).map(summaryOf);
  }

  /**
   * Every model's answer for one clip; a model that fails does not stop the others.
   *
   * @param voices what is known of the voice in it; models that cannot use it hear the clip as any other
   */
  async classify(features: ClipFeatures, voices: readonly VoiceProfile[] = []): Promise<ModelPrediction[]> {
    const answers: ModelPrediction[] = [];
    for (const model of await this.#all()) {
      if (!isOffer(model)) answers.push(await answerOf(model, features, voices));
    }
    return answers;
  }

  /** The frames voice profiles are made of: one for each encoder that some model can be calibrated on. */
  async voices(features: ClipFeatures): Promise<HeardVoice[]> {
    const heard = new Map<EncoderName, HeardVoice>();
    for (const { recogniser } of await this.#all()) {
      const voice = await recogniser?.voiceOf(features);
      if (voice) heard.set(voice.encoder, voice);
    }
    return [...heard.values()];
  }

  /**
   * One model.
   *
   * @throws AffectronError `unknown-model`, or why it is not available
   */
  async recogniser(id: string): Promise<Recogniser> {
    const model = (await this.#all()).find((candidate) => candidate.id === id);
    if (model === undefined) throw new AffectronError('unknown-model', 'There is no such model.');
    if (model.problem) throw AffectronError.fromProblem(model.problem);
    return model.recogniser;
  }

  async #all(): Promise<LoadedModel[]> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** One task runs at a time, so nothing is in use that is dropped. */
  async #load(): Promise<LoadedModel[]> {
    const before = this.#known;
    this.#known = new Map();
    for (const folder of await modelFolders(this.#folder, this.#ownFolder)) {
      const kept = before.get(folder.id);
      const same = kept?.stamp === folder.stamp && kept.model.recogniser !== undefined;
      const [model] = same ? [kept.model] : await loadModels([folder], { warm: true });
      this.#known.set(folder.id, { stamp: folder.stamp, model });
      if (same) before.delete(folder.id);
    }
    for (const { model } of before.values()) model.recogniser?.dispose();
    return [...this.#known.values()].map(({ model }) => model);
  }
}

function summaryOf({ id, own, recogniser, problem, waiting }: LoadedModel): ModelSummary {
  const card = recogniser?.card ?? waiting ?? null;
  const encoder = card && isEncoderName(card.input.set) ? { encoder: encoderState(card.input.set) } : {};
  return recogniser
    ? { id, own, ...encoder, available: true, card: recogniser.card }
    : { id, own, ...encoder, available: false, problem, ...(card && { card }) };
}

async function answerOf(
  model: LoadedModel,
  features: ClipFeatures,
  voices: readonly VoiceProfile[],
): Promise<ModelPrediction> {
  if (model.problem) return { model: model.id, ok: false, problem: model.problem };
  const { recogniser } = model;
  const profile = voices.find((voice) => recogniser.takes(voice));
  try {
    return { model: model.id, ok: true, prediction: await recogniser.predict(features, { profile }) };
  } catch (thrown) {
    return { model: model.id, ok: false, problem: toProblem(thrown) };
  }
}
