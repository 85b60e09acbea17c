import { AffectronError } from '../core/errors';
import { emotions } from '../core/emotions';
import { isOffer, loadModels, type LoadedModel } from '../core/models/loadedModels';
import { dataFolder } from '../library/dataFolder';
import { modelFolders, ownModelsFolder } from '../library/modelFolders';
import { modelsFolder } from './programFolders';

/**
 * Loads every model of a folder; without one, those that came with Affectron and the person's own.
 *
 * @throws AffectronError `model-unavailable` where the folder holds none
 */
export async function loadFolder(folder: string | undefined): Promise<LoadedModel[]> {
  const folders =
    folder === undefined
      ? await modelFolders(modelsFolder(), ownModelsFolder(dataFolder()))
      : await modelFolders(folder);
  if (folders.length > 0) return loadModels(folders);
  throw new AffectronError('model-unavailable', `There is no model in ${folder ?? modelsFolder()}.`);
}

/**
 * The models a person asked for.
 *
 * @param choice an id, `all` but those on offer, or nothing for the best
 * @throws AffectronError `unknown-model`
 */
export function chooseModels(models: LoadedModel[], choice: string | undefined): LoadedModel[] {
  if (choice === 'all') return models.filter((model) => !isOffer(model));
  if (choice === undefined) return [bestModel(models)];
  const model = models.find(({ id }) => id === choice);
  if (model) return [model];
  const ids = models.map(({ id }) => id).join(', ');
  throw new AffectronError('unknown-model', `There is no model “${choice}”.`, {
    advice: `There are: ${ids}, all.`,
  });
}

/**
 * Highest UAR among those that know all eight emotions; the first of the folder where none does. A person's own are
 * used when asked for: their figures are of other test actors.
 */
function bestModel(models: LoadedModel[]): LoadedModel {
  const uar = ({ own, recogniser }: LoadedModel): number =>
    !own && recogniser?.card.emotions.length === emotions.length ? recogniser.card.results.uar : -1;
  return models.reduce((best, model) => (uar(model) > uar(best) ? model : best));
}
