import type { Handlers } from '../bridge/dispatch';
import type { Services } from '../services';
import { clipHandlers } from './clips';
import { libraryHandlers } from './library';
import { sampleHandlers } from './samples';
import { settingsHandlers } from './settings';
import { takeHandlers } from './takes';

/** One function per call of the contract. */
export function createHandlers(services: Services): Handlers {
  return {
    'app.info': () => services.appInfo(),
    ...libraryHandlers(services),
    ...sampleHandlers(services),
    ...clipHandlers(services),
    ...takeHandlers(services),
    ...settingsHandlers(services),
  };
}
