import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { contract } from '../../src/shared/contract';
import { dataKinds, keepDays } from '../../src/shared/ownData';
import { data } from '../../src/renderer/src/text/english/data';

it('PRIVACY.md tells of every kind of data that the app shows, by its name there, and of no other', async () => {
  const page = await readFile(join(root, 'PRIVACY.md'), 'utf8');
  const rows = [...page.matchAll(/^\| (.+?) +\| .+ \| .+ \|$/gm)].map(([, name]) => name);
  expect(rows.slice(2)).toEqual(dataKinds.map((kind) => data.name(kind)));
});

it('PRIVACY.md names the times that can be chosen and the two buttons that fetch something', async () => {
  const page = await readFile(join(root, 'PRIVACY.md'), 'utf8');
  expect(page).toContain(`${keepDays.toReversed().slice(0, 2).join(', ')} or ${keepDays[0]} days`);
  const fetching = Object.keys(contract).filter((name) => /download|install/i.test(name));
  expect(fetching).toEqual(['samples.download', 'encoders.install']);
});
