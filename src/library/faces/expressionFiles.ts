import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ModelFiles } from '../../core/models/modelFiles';

/**
 * The files of our own expression network.
 *
 * @param models folder with one folder for each model of voices; those of faces stand beside it
 */
export function expressionFiles(models: string): ModelFiles {
  const id = 'face';
  const folder = path.resolve(models, '..', 'faces', id);
  return { id, read: (name) => readFile(path.join(folder, name)) };
}
