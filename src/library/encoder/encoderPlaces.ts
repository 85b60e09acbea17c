import { existsSync } from 'node:fs';
import path from 'node:path';
import { dataFolder } from '../dataFolder';

/** Where encoders stand that the person asked for: a packaged app cannot write beside itself. */
export function ownEncodersFolder(data = dataFolder()): string {
  return path.join(data, 'encoders');
}

/**
 * Where the voice encoders of a models folder may stand: beside it in the packaged app, in the build's output in a
 * source checkout, and where the person had one installed.
 *
 * @param models folder with one folder for each model
 */
export function encoderPlaces(models: string): string[] {
  const beside = path.resolve(models, '..', 'encoders');
  const shipped = existsSync(beside) ? beside : path.resolve(models, '..', '..', 'out', 'encoders');
  return [shipped, ownEncodersFolder()];
}
