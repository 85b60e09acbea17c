import type { Handlers } from '../bridge/dispatch';
import type { Services } from '../services';

type Calls = 'models.list' | 'models.rename' | 'models.remove' | 'models.restore';

export function modelHandlers({ inference, ownModels, refreshModels }: Services): Pick<Handlers, Calls> {
  return {
    'models.list': () => inference.run('models', null),
    'models.rename': async (id, title) => {
      await ownModels.rename(id, title);
      await refreshModels();
    },
    'models.remove': async (id) => {
      await ownModels.remove(id);
      await refreshModels();
    },
    'models.restore': async (id) => {
      await ownModels.restore(id);
      await refreshModels();
    },
  };
}
