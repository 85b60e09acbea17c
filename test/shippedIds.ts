import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/setup/paths.mjs';

/** Studio stands on an encoder that comes on request: it answers where that has been made. */
export const hasStudio = existsSync(join(root, 'out', 'encoders', 'whisper-small', 'manifest.json'));

/** Ids of the shipped models, in the order they are shown. */
export const listedIds = ['affectron', 'studio', 'lite', 'lstm', 'cnn5', 'cnn5-dropout', 'cnn3', 'mlp'];

/** Those that answer here. */
export const answeringIds = listedIds.filter((id) => id !== 'studio' || hasStudio);
