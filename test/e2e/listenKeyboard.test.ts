/** The Listen view by keyboard alone, and a take recorded in the window with it. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { type Affectron, launchAffectron } from './harness';
import { chosen, eventually, heard, position, rows, waveform } from './listenPage';

let affectron: Affectron | null = null;
afterEach(async () => {
  const running = affectron;
  affectron = null;
  await running?.close();
});

async function open(args: string[] = []): Promise<Page> {
  affectron = await launchAffectron({ args });
  const { page } = affectron;
  await heard(page);
  return page;
}

test('everything of the main job can be done by keyboard', async () => {
  const page = await open();
  const first = await chosen(page);
  await page.keyboard.press('ArrowDown');
  await eventually(() => chosen(page)).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  await eventually(() => chosen(page)).toBe(first);

  await page.keyboard.press('Space');
  await eventually(() => position(page)).toBeGreaterThan(0.1);
  await page.keyboard.press('Space');

  await page.keyboard.press('/');
  await page.keyboard.type('no such clip');
  await page.getByText('No clip matches.').waitFor();
  await page.keyboard.press('Escape');
  await rows(page).first().waitFor();

  await page.keyboard.press('Tab');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await waveform(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  const total = Number(await waveform(page).getAttribute('aria-valuemax'));
  expect(await position(page)).toBeCloseTo(total - 0.5, 1);
  await page.keyboard.press('+');
  await page.getByRole('slider', { name: 'Scroll through the zoomed sound' }).waitFor();
  await page.keyboard.press('0');

  const readout = page.getByRole('slider', { name: /read-out/ });
  await readout.focus();
  const before = await readout.getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowUp');
  expect(await readout.getAttribute('aria-valuetext')).not.toBe(before);
  expect(await readout.getAttribute('aria-valuetext')).toMatch(/^\d+:\d\d\.\d\d · .+Hz · .+dB$/);
});

test('every control is reached with Tab, in the order of the lanes', async () => {
  const page = await open();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const names: string[] = [];
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return '';
      const outline = getComputedStyle(element);
      const seen = outline.outlineStyle !== 'none' || element.matches('[role=listbox], table button');
      return (
        (seen ? '' : 'NO FOCUS RING ') + (element.getAttribute('aria-label') ?? element.innerText).trim()
      );
    });
    if (name === '' || names.includes(name)) break;
    names.push(name);
  }
  const order = [
    'Listen',
    'Settings',
    'Record and classify',
    'Search clips',
    'Clips',
    'Add samples…',
    'Position in the sound',
    'Play',
    'All models',
  ];
  expect(names.filter((name) => order.includes(name))).toEqual(order);
  expect(names.filter((name) => name.startsWith('NO FOCUS RING'))).toEqual([]);
});

test('a sheet gives the focus back to what opened it, however it is closed', async () => {
  const page = await open();
  const settings = page.getByRole('button', { name: 'Settings', exact: true });
  const focused = () => settings.evaluate((button) => button === document.activeElement);
  for (const close of [
    () => page.getByRole('button', { name: 'Done' }).press('Enter'),
    () => page.keyboard.press('Escape'),
  ]) {
    await settings.press('Enter');
    await page.getByRole('dialog').waitFor();
    await close();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused()).toBe(true);
  }
});

test('the window records by itself, shows what it hears, and classifies the take', async () => {
  const voice = join(root, 'samples', 'kettle.wav');
  const page = await open([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${voice}`,
  ]);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByLabel('This window').check();
  await page.keyboard.press('Escape');

  await page.keyboard.press('r');
  const panel = page.getByRole('region', { name: 'Recording' });
  await panel.waitFor();
  await eventually(async () => Number((await panel.getByRole('timer').innerText()).slice(2))).toBeGreaterThan(
    1.5,
  );
  await eventually(() => panel.locator('dd').nth(1).innerText()).toMatch(/Hz/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Record and classify' }).waitFor();
  expect(await rows(page).filter({ hasText: 'Take' }).count()).toBe(0);

  await page.keyboard.press('r');
  await panel.waitFor();
  await eventually(async () => Number((await panel.getByRole('timer').innerText()).slice(2))).toBeGreaterThan(
    2,
  );
  await page.keyboard.press('Enter');
  await rows(page).filter({ hasText: 'Take' }).waitFor();
  await eventually(() => chosen(page)).toContain('Take');
  await heard(page);

  await page.keyboard.press('F2');
  await page.keyboard.type('My voice');
  await page.keyboard.press('Enter');
  await rows(page).filter({ hasText: 'My voice' }).waitFor();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Undo' }).click();
  await rows(page).filter({ hasText: 'My voice' }).waitFor();
});
