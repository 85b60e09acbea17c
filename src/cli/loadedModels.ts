import { AffectronError, type Problem, toProblem } from '../core/errors';
import { emotions } from '../core/emotions';
import { Recogniser } from '../core/models/recogniser';
import { modelFolders } from '../library/modelFolders';

/** A model of the models folder: ready, or with the reason why it is not. */
export type LoadedModel =
  | { id: string; recogniser: Recogniser; problem?: never }
  | { id: string; problem: Problem; recogniser?: never };

/**
 * Loads every model of a folder; damaged ones stay in the list with their reason.
 *
 * @throws AffectronError `model-unavailable` where the folder holds none
 */
export async function loadModels(folder: string): Promise<LoadedModel[]> {
  const loaded: LoadedModel[] = [];
  for (const files of await modelFolders(folder)) {
    try {
      loaded.push({ id: files.id, recogniser: await Recogniser.load(files) });
    } catch (thrown) {
      loaded.push({ id: files.id, problem: toProblem(thrown) });
    }
  }
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
