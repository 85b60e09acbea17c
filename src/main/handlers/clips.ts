import type { Handlers } from '../bridge/dispatch';
import type { Services } from '../services';

type Calls = 'clip.view' | 'clip.classify' | 'models.list';

export function clipHandlers({ clips, inference }: Services): Pick<Handlers, Calls> {
  return {
    'clip.view': (id) => clips.view(id),
    'clip.classify': (id) => clips.classify(id),
    'models.list': () => inference.run('models', null),
  };
}
