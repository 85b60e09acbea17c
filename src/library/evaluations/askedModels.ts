import * as v from 'valibot';
import { AffectronError } from '../../core/errors';
import { modelCardSchema, type ModelCard } from '../../core/models/modelCard';
import type { ModelFiles } from '../../core/models/modelFiles';
import { modelFolders } from '../modelFolders';

/** Where models are looked for. */
export interface ModelPlaces {
  /** Folder with one folder per model that came with Affectron. */
  modelsFolder: string;
  /** The same for the models a person trained. */
  ownModelsFolder?: string | undefined;
}

/**
 * The models of these ids.
 *
 * @throws AffectronError `unknown-model`
 */
export async function askedModels(
  { modelsFolder, ownModelsFolder }: ModelPlaces,
  ids: readonly string[],
): Promise<ModelFiles[]> {
  const there = await modelFolders(modelsFolder, ownModelsFolder);
  return ids.map((id) => {
    const files = there.find((candidate) => candidate.id === id);
    if (files) return files;
    const known = there.map((candidate) => candidate.id).join(', ');
    throw new AffectronError('unknown-model', `There is no model “${id}”.`, {
      advice: `There are: ${known}.`,
    });
  });
}

/**
 * The card of a model, without its network: workers check that the two fit.
 *
 * @throws AffectronError `model-unavailable`
 */
export async function readCard(files: ModelFiles): Promise<ModelCard> {
  try {
    return v.parse(modelCardSchema, JSON.parse(new TextDecoder().decode(await files.read('card.json'))));
  } catch (cause) {
    throw new AffectronError('model-unavailable', `The card of the model “${files.id}” cannot be read.`, {
      advice: 'Choose another model. Installing Affectron again restores the models it came with.',
      cause,
    });
  }
}
