/** What the tests of the Listen view read off the page. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** A verdict, as it is told to a screen reader. */
export const told = /^(The voice sounds .* sure|Not sure: .*|No speech)\.$/;

/** Waits until the chosen clip has a verdict. */
export async function heard(page: Page): Promise<string> {
  const words = page.getByText(told);
  await words.waitFor({ state: 'attached' });
  return words.innerText();
}

export const eventually = <Value>(read: () => Promise<Value>) => expect.poll(read);

export const rows = (page: Page): Locator => page.getByRole('listbox', { name: 'Clips' }).getByRole('option');
export const chosen = (page: Page): Promise<string> =>
  page.locator('[role=option][aria-selected=true]').innerText();
export const waveform = (page: Page): Locator => page.getByRole('slider', { name: 'Position in the sound' });
export const position = async (page: Page): Promise<number> =>
  Number(await waveform(page).getAttribute('aria-valuenow'));
