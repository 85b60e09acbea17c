/** Where the program's own files lie, in the source tree and in an installed app. */
import { join } from 'node:path';
import { app } from 'electron';

export interface Places {
  /** Built window pages. */
  renderer: string;
  preload: string;
  soundWorker: string;
  modelWorker: string;
  trainingWorker: string;
  answerWorker: string;
  liveWorker: string;
  faceWorker: string;
  readingWorker: string;
  timelineWorker: string;
  models: string;
  samples: string;
}

/**
 * Built code lies in `out/` of the app folder. Models and samples are plain files: in the repository while
 * developing, in the resources folder (outside the archive) once packaged.
 */
export function places(): Places {
  const built = join(app.getAppPath(), 'out');
  return {
    renderer: join(built, 'renderer'),
    preload: join(built, 'preload', 'index.cjs'),
    soundWorker: join(built, 'main', 'soundWorker.js'),
    modelWorker: join(built, 'main', 'modelWorker.js'),
    trainingWorker: join(built, 'main', 'trainingWorker.js'),
    answerWorker: join(built, 'main', 'answerWorker.js'),
    liveWorker: join(built, 'main', 'liveWorker.js'),
    faceWorker: join(built, 'main', 'faceWorker.js'),
    readingWorker: join(built, 'main', 'readingWorker.js'),
    timelineWorker: join(built, 'main', 'timelineWorker.js'),
    models: app.isPackaged
      ? join(process.resourcesPath, 'models')
      : join(app.getAppPath(), 'resources', 'models'),
    samples: join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'samples'),
  };
}
