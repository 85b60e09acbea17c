import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import packageJson from '../../package.json';
import { isWelcome, licenceList } from '../../scripts/setup/licenceList.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { licences } from '../../src/renderer/src/text/english/licences';

it('the list that the window shows is that of the packages (npm run licences)', async () => {
  const shown = await readFile(join(root, 'src', 'renderer', 'src', 'licences.json'), 'utf8');
  expect(JSON.parse(shown)).toEqual(licenceList(root));
});

it('names every dependency, and what of the others is built in', () => {
  const { packages, texts } = licenceList(root);
  const names = packages.map(({ name }) => name);
  // Our own, in this repository.
  const own = ['codec-parser'];
  const wanted = Object.keys(packageJson.dependencies).filter((name) => !own.includes(name));
  expect(names).toEqual(expect.arrayContaining([...wanted, 'svelte']));
  for (const name of ['electron', 'vitest', 'eslint']) expect(names).not.toContain(name);
  // Electron is not of the list of packages: it is named by hand, with what else is no package.
  expect(licences.others.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Electron', 'Chromium and Node.js', 'Whisper']),
  );
  for (const { name, text } of packages) {
    if (text !== undefined) expect(texts[text].length, name).toBeGreaterThan(100);
  }
});

it('takes only licences that are welcome', () => {
  const unwelcome = licenceList(root).packages.filter(({ licence }) => !isWelcome(licence));
  expect(unwelcome).toEqual([]);
  expect(isWelcome('(BSD-3-Clause AND Apache-2.0)')).toBe(true);
  expect(isWelcome('MIT OR GPL-3.0-only')).toBe(true);
  for (const licence of ['GPL-3.0-only', 'LGPL-3.0-or-later', 'AGPL-3.0', 'MIT AND GPL-2.0', 'unknown', '']) {
    expect(isWelcome(licence), licence).toBe(false);
  }
});
