import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { root } from '../../scripts/setup/paths.mjs';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { type Affectron, launchAffectron } from './harness';
import { heard } from './listenPage';
import { answeringIds } from '../shippedIds';

let affectron: Affectron | null = null;
afterEach(async () => {
  const running = affectron;
  affectron = null;
  await running?.close();
});

/** The rows of the library, as opposed to the options of a menu. */
const clips = (page: Page): Locator => page.getByRole('listbox').getByRole('option');

/** Percentages of the eight bars as a person reads them. */
function bars(page: Page): Promise<string[]> {
  return page.locator('[data-emotion]').allInnerTexts();
}

describe('the first start', () => {
  it('shows the bundled samples, and of the first one a verdict by every model', async () => {
    affectron = await launchAffectron();
    const { page } = affectron;
    const samples = JSON.parse(await readFile(join(root, 'samples', 'samples.json'), 'utf8')) as unknown[];

    await clips(page).first().waitFor();
    // Rows out of sight are not drawn; each row says how many there are.
    expect(await clips(page).first().getAttribute('aria-setsize')).toBe(String(samples.length));
    expect(await clips(page).first().getAttribute('aria-selected')).toBe('true');

    await heard(page);
    const percentages = (await bars(page)).map((words) => Number(/\d+/.exec(words)?.[0]));
    expect(percentages).toHaveLength(8);
    expect(percentages.reduce((sum, value) => sum + value, 0)).toBeCloseTo(100, -0.5);

    const rows = page.getByRole('table', { name: 'All models' }).getByRole('row');
    const cells = await rows.filter({ hasText: '%' }).allInnerTexts();
    expect(cells).toHaveLength(answeringIds.length);
  });

  it('answers for another clip when it is chosen', async () => {
    affectron = await launchAffectron();
    const { page } = affectron;
    await heard(page);
    const first = await bars(page);

    await clips(page).nth(1).click();
    await expect.poll(() => bars(page)).not.toEqual(first);
    expect(await clips(page).nth(1).getAttribute('aria-selected')).toBe('true');
    await heard(page);
  });
});

describe('files named at the start', () => {
  it('are opened and the last one is chosen', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'affectron-open-'));
    try {
      const samples = Float32Array.from({ length: 24_000 }, (_, index) => 0.3 * Math.sin(index / 12));
      const file = join(folder, 'a hum of mine.wav');
      await writeFile(file, encodeWav({ samples, sampleRate: 16_000 }));

      affectron = await launchAffectron({ args: [file] });
      const chosen = clips(affectron.page).and(affectron.page.getByRole('option', { selected: true }));
      await chosen.filter({ hasText: 'a hum of mine' }).waitFor();
      await heard(affectron.page);
      // Ended before its file goes.
      await affectron.close();
      affectron = null;
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
