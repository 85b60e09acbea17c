import type { Handlers } from '../bridge/dispatch';
import type { Services } from '../services';

type Calls = 'encoders.install' | 'encoders.remove';

export function encoderHandlers({ encoders }: Services): Pick<Handlers, Calls> {
  return {
    'encoders.install': (name) => encoders.install(name),
    'encoders.remove': (name) => encoders.remove(name),
  };
}
