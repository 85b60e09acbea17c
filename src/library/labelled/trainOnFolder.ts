/** Training a model on a folder of labelled clips: the one way, for the command line and for the app. */
import type { BackendInfo } from '../../core/models/backendInfo';
import type { Watching } from '../../core/training/trainable';
import { trainModel, type TrainedModel } from '../../core/training/trainModel';
import type { OnProgress } from '../progress';
import type { HearingPlaces } from './hearing';
import { readLabelled, type LabelledReading } from './labelledClips';
import { withTrainable } from './trainables';

export interface TrainOnFolderOptions extends Watching {
  /** Name of the recipe. */
  recipe: string;
  places: HearingPlaces;
  /** Folder with the labelled clips. */
  data: string;
  /** Id of the model that comes out. */
  id: string;
  /** Name people see. Default: the recipe's. */
  title?: string | undefined;
  seed: number;
  backend: BackendInfo['name'];
  /** Day of training, e.g. "2026-11-20". */
  date: string;
  onReading: OnProgress;
  /** Asked before each clip is read; once true, nothing comes of the run. */
  cancelled: () => boolean;
  /** Training is over, the test begins. */
  onTest?: (() => void) | undefined;
}

export interface TrainedOnFolder extends TrainedModel {
  /** What was left out of the folder, and why. */
  leftOut: Omit<LabelledReading<never>, 'clips'>;
}

/**
 * Reads the folder, trains a recipe on it and tests it on actors that were held out.
 *
 * @throws AffectronError `wrong-use` for an unknown recipe, `model-unavailable` without the encoder it needs; as
 *   `readLabelled` and `trainModel`
 */
export async function trainOnFolder(options: TrainOnFolderOptions): Promise<TrainedOnFolder> {
  const { data, onReading, cancelled, ...rest } = options;
  return withTrainable(options.recipe, options.places, async ({ recipe, hear }) => {
    const { clips, ...leftOut } = await readLabelled(data, hear, onReading, cancelled, recipe.emotions);
    return { ...(await trainModel({ ...rest, recipe, clips })), leftOut };
  });
}
