import type { Handlers } from '../bridge/dispatch';
import type { Services } from '../services';

type Calls = 'live.start' | 'live.state' | 'live.forget';

export function liveHandlers({ live }: Services): Pick<Handlers, Calls> {
  return {
    'live.start': (source) => live.start(source),
    'live.state': () => live.state,
    'live.forget': () => live.forget(),
  };
}
