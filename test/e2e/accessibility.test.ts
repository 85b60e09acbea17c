/** axe over every view and sheet, in both themes: nothing serious, nothing critical. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { type Affectron, launchAffectron } from './harness';
import { serious } from './serious';
import { heard } from './listenPage';

let affectron: Affectron;
let page: Page;

beforeAll(async () => {
  affectron = await launchAffectron({
    args: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
  });
  page = affectron.page;
  await heard(page);
});
afterAll(() => affectron.close());

const states: Record<string, { enter: () => Promise<void>; leave: () => Promise<void> }> = {
  Listen: { enter: () => Promise.resolve(), leave: () => Promise.resolve() },
  'Listen without a match': {
    enter: async () => {
      await page.getByRole('searchbox').fill('no such clip');
      await page.getByText('No clip matches.').waitFor();
    },
    leave: () => page.getByRole('button', { name: 'Clear filters' }).first().click(),
  },
  'the menu of a clip': {
    enter: async () => {
      await page.getByRole('button', { name: 'More for this clip' }).click();
      await page.getByRole('menu').waitFor();
    },
    leave: () => page.keyboard.press('Escape'),
  },
  Recording: {
    enter: async () => {
      await page.evaluate(() => window.affectron.call('settings.change', { captureSource: 'window' }));
      await page.reload();
      await heard(page);
      await page.getByRole('button', { name: 'Record and classify' }).click();
      await page.getByRole('meter').waitFor();
    },
    leave: async () => {
      await page.getByRole('button', { name: /^Cancel/ }).click();
      await page.getByRole('button', { name: 'Record and classify' }).waitFor();
    },
  },
  'Your data': {
    enter: async () => {
      await page.keyboard.press('Control+,');
      await page.getByRole('button', { name: 'Your data…' }).click();
      await page.getByRole('table', { name: 'What is kept' }).waitFor();
    },
    leave: () => page.keyboard.press('Escape'),
  },
  Licences: {
    enter: async () => {
      await page.keyboard.press('Control+,');
      await page.getByRole('button', { name: 'Licences…' }).click();
      await page.getByText('valibot', { exact: false }).first().waitFor();
    },
    leave: () => page.keyboard.press('Escape'),
  },
  Live: {
    enter: () => page.getByRole('button', { name: 'Live', exact: true }).click(),
    leave: () => page.getByRole('button', { name: 'Listen', exact: true }).click(),
  },
  Train: {
    enter: () => page.getByRole('button', { name: 'Train', exact: true }).click(),
    leave: () => page.getByRole('button', { name: 'Listen', exact: true }).click(),
  },
  Evaluate: {
    enter: () => page.getByRole('button', { name: 'Evaluate', exact: true }).first().click(),
    leave: () => page.getByRole('button', { name: 'Listen', exact: true }).click(),
  },
  Models: {
    enter: () => page.getByRole('button', { name: 'Models', exact: true }).click(),
    leave: () => page.getByRole('button', { name: 'Listen', exact: true }).click(),
  },
  'Guess first': {
    enter: async () => {
      await page.keyboard.press('q');
      await page.getByRole('heading', { name: 'There is nothing to guess yet' }).waitFor();
    },
    leave: () => page.getByRole('button', { name: 'Listen', exact: true }).click(),
  },
  Settings: sheet('Settings', 'Settings'),
  'Keyboard shortcuts': sheet('Keyboard shortcuts', 'Keyboard shortcuts'),
  'Add samples': sheet('Add samples…', 'Add samples'),
};

function sheet(button: string, title: string) {
  return {
    enter: async () => {
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.getByRole('dialog', { name: title }).waitFor();
    },
    leave: async () => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  };
}

describe.for(['light', 'dark'] as const)('in the %s theme axe finds nothing serious', (colorScheme) => {
  beforeAll(() => page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }));

  test.for(Object.entries(states))('in %s', async ([, { enter, leave }]) => {
    await enter();
    const found = await serious(page);
    await leave();
    expect(found).toEqual([]);
  });
});
