import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withFigures } from '../../scripts/setup/figures.mjs';
import { root } from '../../scripts/setup/paths.mjs';

it("has in the README what the models' cards say (npm run figures)", async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  expect(readme).toBe(withFigures(readme));
});

it('says so when the README has no place for the figures', () => {
  expect(() => withFigures('# Affectron\n')).toThrow(/lacks the lines/);
});
