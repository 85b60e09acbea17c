/** `npm run screenshots`: takes the pictures of the README, `docs/images/*.png`, from the real app. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasDisplay, startVirtualDisplay } from './setup/display.mjs';
import { launchApp } from './setup/launchApp.mjs';
import { root } from './setup/paths.mjs';
import { prepareApp } from './setup/prepare.mjs';
import { Trouble, runMain, say } from './setup/trouble.mjs';

/** @typedef {import('./setup/launchApp.mjs').LaunchedApp} LaunchedApp */

const images = join(root, 'docs', 'images');
const usual = { width: 1280, height: 800 };
/** The smallest window. */
const smallest = { width: 1024, height: 640 };

/** The sample that plays into the app in place of a microphone, so that nobody's voice is in the picture. */
const samples = /** @type {{ file: string }[]} */ (
  JSON.parse(readFileSync(join(root, 'samples', 'samples.json'), 'utf8'))
);
const spoken = join(root, 'samples', samples[0]?.file ?? '');

await runMain(async () => {
  await prepareApp();
  const display = hasDisplay() ? null : await startVirtualDisplay();
  if (display) process.env.DISPLAY = display.display;
  mkdirSync(images, { recursive: true });
  const launched = await launchApp({
    args: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${spoken}`,
    ],
  });
  try {
    await takeAll(launched);
  } finally {
    await launched.end();
    display?.stop();
  }
});

/** @param {LaunchedApp} launched */
async function takeAll({ app, page }) {
  await resize(app, page, usual);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await verdict(page);

  for (const theme of /** @type {const} */ (['dark', 'light'])) {
    await page.emulateMedia({ colorScheme: theme });
    await take(page, `listen-${theme}`);
  }

  await resize(app, page, smallest);
  await take(page, 'listen-small');
  await resize(app, page, usual);

  await page.emulateMedia({ colorScheme: 'dark' });
  for (const view of ['Evaluate', 'Train', 'Models']) {
    await page.getByRole('button', { name: view, exact: true }).click();
    await take(page, view.toLowerCase());
  }
  await page.getByRole('button', { name: 'Listen', exact: true }).click();

  // From the window, whose microphone is the sample; the recorder programs would listen to a real one.
  await page.evaluate(() => window.affectron.call('settings.change', { captureSource: 'window' }));
  await page.reload();
  await verdict(page);
  await page.getByRole('button', { name: 'Record and classify' }).click();
  await page.getByRole('timer').filter({ hasText: '0:02' }).waitFor();
  // Between two words there is nothing to see.
  await page.getByText(/^Level −\d/).waitFor();
  await shoot(page, 'recording');
  await page.keyboard.press('Escape');
  await live(page);
}

/**
 * A live session that has been heard for a while.
 *
 * @param {import('playwright-core').Page} page
 */
async function live(page) {
  await page.getByRole('button', { name: 'Live', exact: true }).click();
  await page.getByRole('button', { name: 'Start listening' }).click();
  await page.getByRole('timer').filter({ hasText: '0:20' }).waitFor();
  for (const theme of /** @type {const} */ (['dark', 'light'])) {
    await page.emulateMedia({ colorScheme: theme });
    await page.getByText(/^(Now the voice sounds|Not sure:)$/).waitFor();
    await take(page, `live-${theme}`);
  }
  await page.getByRole('button', { name: 'Throw away' }).click();
}

/**
 * @param {LaunchedApp['app']} app
 * @param {LaunchedApp['page']} page
 * @param {{ width: number, height: number }} size
 */
async function resize(app, page, size) {
  const shell = await app.browserWindow(page);
  await shell.evaluate((win, { width, height }) => win.setContentSize(width, height), size);
  await page
    .waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size, {
      timeout: 5000,
    })
    .catch(() => {
      throw new Trouble(`The screen has no room for a window of ${size.width} x ${size.height}.`);
    });
}

/**
 * Waits until the clip chosen at the start has its verdict.
 *
 * @param {import('playwright-core').Page} page
 */
async function verdict(page) {
  await page
    .getByText(/^(The voice sounds .* sure|Not sure: .*|No speech)\.$/)
    .waitFor({ state: 'attached' });
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function take(page, name) {
  // Charts settle within a few frames of the change they show.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
  await shoot(page, name);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function shoot(page, name) {
  await page.screenshot({ path: join(images, `${name}.png`) });
  say(`docs/images/${name}.png`);
}
