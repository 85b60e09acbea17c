import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { type Affectron, launchAffectron } from './harness';
import { heard } from './listenPage';

let folder: string;
let affectron: Affectron;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-damaged-'));
  const flac = await readFile(join(root, 'samples', 'parcel.flac'));
  const wav = await readFile(join(root, 'samples', 'kettle.wav'));
  await writeFile(join(folder, 'cut-off.wav'), wav.subarray(0, wav.length / 2));
  const middle = flac.length >> 1;
  await writeFile(join(folder, 'damaged.flac'), flac.fill(0x5a, middle, middle + 400));
  affectron = await launchAffectron({ args: [join(folder, 'cut-off.wav'), join(folder, 'damaged.flac')] });
});
afterAll(async () => {
  await affectron.close();
  await rm(folder, { recursive: true });
});

it('a clip that is damaged in the middle is heard, and its title says what is missing', async () => {
  const { page } = affectron;
  await page.getByRole('option', { name: /damaged/ }).click();
  await page
    .getByRole('note')
    .filter({ hasText: /^The file is damaged: .* seconds are missing\.$/ })
    .waitFor();
  await heard(page);
});

it('a clip that is cut off is refused in words, and the window goes on', async () => {
  const { page } = affectron;
  await page.getByRole('option', { name: /cut-off/ }).click();
  await page
    .getByText(/The WAV file is cut off: .* of sound are missing\./)
    .first()
    .waitFor();
  await page.getByText('Copy or download it again.').first().waitFor();
  expect(
    await page
      .getByRole('note')
      .filter({ hasText: /damaged/ })
      .count(),
  ).toBe(0);
  await page.getByRole('option', { name: /damaged/ }).click();
  await heard(page);
});
