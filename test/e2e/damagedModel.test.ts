import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { type Affectron, launchAffectron } from './harness';
import { heard } from './listenPage';

let folder: string;
let affectron: Affectron;

/** The app as it was built, with two of its models damaged. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-app-'));
  for (const part of ['package.json', 'out', 'samples', 'resources']) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await rm(join(folder, 'resources', 'models', 'lstm', 'weights.bin'));
  await writeFile(join(folder, 'resources', 'models', 'mlp', 'card.json'), '{ "id": "ml');
  affectron = await launchAffectron({ appFolder: folder });
});
afterAll(async () => {
  await affectron.close();
  await rm(folder, { recursive: true });
});

it('damaged models stand in the table with the reason, and the others answer', async () => {
  const { page } = affectron;
  await heard(page);
  const rows = page.getByRole('table', { name: 'All models' }).getByRole('row');
  await rows.filter({ hasText: /lstm.*not available.*weights\.bin is missing/ }).waitFor();
  await rows.filter({ hasText: /mlp.*not available.*card\.json is not JSON/ }).waitFor();
  await rows.filter({ hasText: /CNN-3.*\d\s?%/ }).waitFor();
});

it('the view of the models says what is wrong and what to do', async () => {
  const { page } = affectron;
  await page.getByRole('button', { name: 'Models', exact: true }).click();
  await page.getByText(/weights\.bin is missing\..*Installing Affectron again/).waitFor();
  await page.getByText(/card\.json is not JSON\..*Installing Affectron again/).waitFor();
});
