/** The networks that a test of faces needs; where they were not fetched, such tests are skipped. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/setup/paths.mjs';

export const modelsFolder = join(root, 'resources', 'models');
/** Made by `node scripts/faceNetworks.mjs`, which `npm test` runs first. */
export const hasFaceNetworks = existsSync(join(root, 'out', 'face', 'facemesh.bin'));
