import { AffectronError, toProblem, type Problem } from '../errors';
import { encoders, isEncoderName } from './encoderFiles';
import { EncoderMissing } from './encoderMissing';
import { reasonOf } from './loadModel';
import type { ModelCard } from './modelCard';
import type { ModelFiles } from './modelFiles';
import { Recogniser } from './recogniser';

/** A model: ready, or with the reason why it is not. */
export type LoadedModel = {
  id: string;
  /** Trained by the person, not shipped. */
  own: boolean;
} & (
  | { recogniser: Recogniser; problem?: never; waiting?: never }
  | {
      problem: Problem;
      /** Card of a model that lacks nothing but its voice encoder. */
      waiting: ModelCard | null;
      recogniser?: never;
    }
);

/** True for a model whose encoder comes on request and was not asked for: an offer, no fault. */
export function isOffer({ waiting }: LoadedModel): boolean {
  return waiting ? isEncoderName(waiting.input.set) && encoders[waiting.input.set].onRequest : false;
}

/**
 * Loads models one after the other; damaged ones stay in the list with their reason.
 *
 * @param options.warm runs each once, so that the first real prediction is not the slow one; default false
 */
export async function loadModels(
  folders: readonly ModelFiles[],
  { warm = false }: { warm?: boolean } = {},
): Promise<LoadedModel[]> {
  const loaded: LoadedModel[] = [];
  for (const files of folders) loaded.push(await loadOne(files, warm));
  return loaded;
}

async function loadOne(files: ModelFiles, warm: boolean): Promise<LoadedModel> {
  const { id, own = false } = files;
  try {
    const recogniser = await Recogniser.load(files);
    if (warm) await warmUp(recogniser);
    return { id, own, recogniser };
  } catch (thrown) {
    const waiting = thrown instanceof EncoderMissing ? thrown.card : null;
    return { id, own, problem: unavailable(id, thrown), waiting };
  }
}

/** One that answers nothing leaves nothing behind either. */
async function warmUp(recogniser: Recogniser): Promise<void> {
  try {
    await recogniser.warmUp();
  } catch (thrown) {
    recogniser.dispose();
    throw thrown;
  }
}

function unavailable(id: string, thrown: unknown): Problem {
  if (thrown instanceof AffectronError) return toProblem(thrown);
  return {
    code: 'model-unavailable',
    message: `The model “${id}” could not be loaded: ${reasonOf(thrown)}`,
    advice: 'The other models go on working.',
  };
}
