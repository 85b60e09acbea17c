import type { Handlers } from '../bridge/dispatch';
import type { Services } from '../services';
import { batchHandlers } from './batches';
import { clipHandlers } from './clips';
import { dataHandlers } from './data';
import { encoderHandlers } from './encoders';
import { evaluationHandlers } from './evaluations';
import { faceHandlers } from './face';
import { figureHandlers } from './figures';
import { libraryHandlers } from './library';
import { liveHandlers } from './live';
import { modelHandlers } from './models';
import { profileHandlers } from './profiles';
import { sampleHandlers } from './samples';
import { settingsHandlers } from './settings';
import { takeHandlers } from './takes';
import { timelineHandlers } from './timelines';
import { trainingHandlers } from './training';
import { videoHandlers } from './video';

/** One function per call of the contract. */
export function createHandlers(services: Services): Handlers {
  return {
    'app.info': () => services.appInfo(),
    ...libraryHandlers(services),
    ...dataHandlers(services),
    ...sampleHandlers(services),
    ...clipHandlers(services),
    ...timelineHandlers(services),
    ...modelHandlers(services),
    ...encoderHandlers(services),
    ...trainingHandlers(services),
    ...evaluationHandlers(services),
    ...batchHandlers(services),
    ...takeHandlers(services),
    ...liveHandlers(services),
    ...faceHandlers(services),
    ...figureHandlers(services),
    ...videoHandlers(services),
    ...settingsHandlers(services),
    ...profileHandlers(services),
  };
}
