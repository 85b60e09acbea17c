import { AffectronError, toProblem, type Problem } from '../errors';
import type { ModelFiles } from './modelFiles';
import { Recogniser } from './recogniser';

/** A model: ready, or with the reason why it is not. */
export type LoadedModel =
  | { id: string; recogniser: Recogniser; problem?: never }
  | { id: string; problem: Problem; recogniser?: never };

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
  for (const files of folders) {
    try {
      const recogniser = await Recogniser.load(files);
      if (warm) await recogniser.warmUp();
      loaded.push({ id: files.id, recogniser });
    } catch (thrown) {
      loaded.push({ id: files.id, problem: unavailable(files.id, thrown) });
    }
  }
  return loaded;
}

function unavailable(id: string, thrown: unknown): Problem {
  if (thrown instanceof AffectronError) return toProblem(thrown);
  return {
    code: 'model-unavailable',
    message: `The model “${id}” could not be loaded: ${toProblem(thrown).message}`,
    advice: 'The other models go on working.',
  };
}
