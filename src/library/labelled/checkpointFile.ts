import { readFile } from 'node:fs/promises';
import type { CheckpointStore } from '../../core/training/checkpoint';
import { readProblem, systemCode } from '../fileProblem';
import { writeWhole } from '../writeWhole';

/** The checkpoint of a training run in a file, replaced whole each time. */
export function checkpointFile(path: string): CheckpointStore {
  return {
    load: async () => {
      try {
        return await readFile(path);
      } catch (thrown) {
        if (systemCode(thrown) === 'ENOENT') return null;
        throw readProblem(thrown, path);
      }
    },
    save: (bytes) => writeWhole(path, bytes),
  };
}
