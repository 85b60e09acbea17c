import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, without a trailing slash. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Where set-up keeps what it fetched and measured; ignored by git. */
export const cache = join(root, '.cache');
