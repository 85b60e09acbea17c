import { readFile } from 'node:fs/promises';
import { readActionUnits } from '../../core/corpora/actionUnits';
import { readProblem } from '../fileProblem';
import type { LabelledReading } from './labelledClips';

/**
 * The clips of a table of action units on disk.
 *
 * @throws AffectronError `bad-units`, and what reading a file may throw
 */
export async function readUnits(path: string): Promise<LabelledReading<Float32Array>> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    throw readProblem(thrown, path);
  });
  return { ...readActionUnits(text), failed: [], unnamed: 0 };
}
