import type { Handlers } from '../bridge/dispatch';
import type { Services } from '../services';

type Calls = 'clip.view' | 'clip.classify';

export function clipHandlers({ clips }: Services): Pick<Handlers, Calls> {
  return {
    'clip.view': (id) => clips.view(id),
    'clip.classify': (id) => clips.classify(id),
  };
}
