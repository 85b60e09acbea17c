import { needRoom } from '../../library/freeSpace';
import type { Handlers } from '../bridge/dispatch';
import type { Services } from '../services';

type Calls =
  | 'folder.choose'
  | 'training.recipes'
  | 'training.plan'
  | 'training.state'
  | 'training.start'
  | 'training.stop'
  | 'training.resume'
  | 'training.discard';

// They know the networks and so bring TensorFlow.js along, which no start has to wait for.
const trainables = () => import('../../library/labelled/trainables');

export function trainingHandlers({
  training,
  folders,
  dialogs,
  places,
  appInfo,
}: Services): Pick<Handlers, Calls> {
  const planOf = async (recipe: string, folder: string) => {
    const { trainingPlan } = await import('../../library/labelled/trainingPlan');
    return trainingPlan(recipe, folders.get(folder).files, appInfo().backend?.name ?? 'wasm');
  };
  return {
    'folder.choose': async () => {
      const path = await dialogs.labelledFolder();
      return path === null ? null : folders.add(path);
    },
    'training.recipes': async () => (await trainables()).recipeSummaries(places),
    'training.plan': (recipe, folder) => planOf(recipe, folder),
    'training.state': () => training.state,
    'training.start': async (recipe, folder, title, seed) => {
      // What can be refused is refused now, and not after an hour.
      await planOf(recipe, folder);
      const { path, files } = folders.get(folder);
      const bytes = (await trainables()).trainingBytes(recipe, files.length);
      await needRoom(appInfo().dataFolder, bytes, 'the model and what it hears of the clips');
      await training.start({ recipe, title, data: path, seed });
    },
    'training.stop': () => training.stop(),
    'training.resume': () => training.resume(),
    'training.discard': () => training.discard(),
  };
}
