import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Where the voice encoders of a models folder stand: beside it in the packaged app, in the build's output in a source
 * checkout.
 *
 * @param models folder with one folder for each model
 */
export function encodersFolder(models: string): string {
  const beside = path.resolve(models, '..', 'encoders');
  return existsSync(beside) ? beside : path.resolve(models, '..', '..', 'out', 'encoders');
}
