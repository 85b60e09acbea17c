/** `npm run figures`: writes what the model cards say into the table of the README. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFigures } from './setup/figures.mjs';
import { root } from './setup/paths.mjs';

const readme = join(root, 'README.md');
writeFileSync(readme, withFigures(readFileSync(readme, 'utf8')));
