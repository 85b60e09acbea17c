import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TimelineWorkers } from '../workers/timelineMaker';

/** Folder that holds `resources/models` and `samples`: the nearest one above the built program. */
function programFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'resources'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The program stands apart from its resources folder.');
    folder = parent;
  }
  return folder;
}

/** One folder for each model. */
export const modelsFolder = (): string => join(programFolder(), 'resources', 'models');

/** The sounds that come with Affectron. */
export const samplesFolder = (): string => join(programFolder(), 'samples');

/** The built worker that has trained models answer. */
export const answerWorker = (): string => join(programFolder(), 'out', 'cli', 'answerWorker.js');

/** The built workers that read a recording and make its timeline. */
export const timelineWorkers = (): TimelineWorkers => ({
  reading: join(programFolder(), 'out', 'cli', 'readingWorker.js'),
  hearing: join(programFolder(), 'out', 'cli', 'timelineWorker.js'),
});
