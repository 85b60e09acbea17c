import type { Handlers } from '../bridge/dispatch';
import { recorderDevices } from '../recording/recorderDevices';
import type { Services } from '../services';

type Calls = 'take.devices' | 'take.start' | 'take.push' | 'take.fail' | 'take.stop' | 'take.cancel';

export function takeHandlers({ takes, recorder }: Services): Pick<Handlers, Calls> {
  return {
    'take.devices': () => recorderDevices(recorder),
    'take.start': (source) => takes.start(source),
    'take.push': (samples) => takes.push(samples),
    'take.fail': (code) => takes.fail(code),
    'take.stop': () => takes.stop(),
    'take.cancel': () => takes.cancel(),
  };
}
