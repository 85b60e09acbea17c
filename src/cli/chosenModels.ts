import { AffectronError } from '../core/errors';
import { emotions } from '../core/emotions';
import { loadModels, type LoadedModel } from '../core/models/loadedModels';
import { modelFolders } from '../library/modelFolders';

/**
 * Loads every model of a folder.
 *
 * @throws AffectronError `model-unavailable` where the folder holds none
 */
export async function loadFolder(folder: string): Promise<LoadedModel[]> {
  const loaded = await loadModels(await modelFolders(folder));
  if (loaded.length > 0) return loaded;
  throw new AffectronError('model-unavailable', `There is no model in ${folder}.`);
}

/**
 * The models a person asked for.
 *
 * @param choice an id, `all`, or nothing for the best
 * @throws AffectronError `unknown-model`
 */
export function chooseModels(models: LoadedModel[], choice: string | undefined): LoadedModel[] {
  if (choice === 'all') return models;
  if (choice === undefined) return [bestModel(models)];
  const model = models.find(({ id }) => id === choice);
  if (model) return [model];
  const ids = models.map(({ id }) => id).join(', ');
  throw new AffectronError('unknown-model', `There is no model “${choice}”.`, {
    advice: `There are: ${ids}, all.`,
  });
}

/** Highest UAR among those that know all eight emotions; the first of the folder where none does. */
function bestModel(models: LoadedModel[]): LoadedModel {
  const uar = ({ recogniser }: LoadedModel): number =>
    recogniser?.card.emotions.length === emotions.length ? recogniser.card.results.uar : -1;
  return models.reduce((best, model) => (uar(model) > uar(best) ? model : best));
}
