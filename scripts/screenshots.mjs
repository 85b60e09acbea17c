/** `npm run screenshots`: takes the pictures of the README, `docs/images/*.png`, from the real app. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import wavefile from 'wavefile';
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

/** Played at other speeds, the same voices sound like others, and less alike in mood. */
const voices = [
  { file: 'kettle.wav', speed: 1 },
  { file: 'fridge.wav', speed: 1.35 },
  { file: 'window.wav', speed: 0.8 },
  { file: 'kettle.wav', speed: 1.5 },
  { file: 'fridge.wav', speed: 0.75 },
];

/** Where the fake camera's video lies, and the recorded one. */
const folder = mkdtempSync(join(tmpdir(), 'affectron-pictures-'));

await runMain(async () => {
  await prepareApp();
  const drawn = await drawFaces();
  const display = hasDisplay() ? null : await startVirtualDisplay();
  if (display) process.env.DISPLAY = display.display;
  mkdirSync(images, { recursive: true });
  const launched = await launchApp({
    args: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${spoken}`,
      `--use-file-for-fake-video-capture=${drawn.camera}`,
    ],
  });
  try {
    await takeAll(launched, drawn);
  } finally {
    await launched.end();
    display?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * @typedef {object} Drawn Faces of nobody.
 * @property {string} camera For Chromium's fake camera.
 * @property {(page: import('playwright-core').Page) => Promise<string>} record Records a video in the page.
 */

/** @returns {Promise<Drawn>} */
async function drawFaces() {
  const { module: faces } = /** @type {{ module: typeof import('../test/faces/drawnFace') }} */ (
    await runnerImport(join(root, 'test', 'faces', 'drawnFace.ts'))
  );
  const { module: videos } = /** @type {{ module: typeof import('../test/faces/y4m') }} */ (
    await runnerImport(join(root, 'test', 'faces', 'y4m.ts'))
  );
  const { module: recorded } = /** @type {{ module: typeof import('../test/faces/recordedVideo') }} */ (
    await runnerImport(join(root, 'test', 'faces', 'recordedVideo.ts'))
  );
  const camera = join(folder, 'camera.y4m');
  writeFileSync(camera, videos.y4m([faces.drawFaces(640, 480, [{ x: 320, y: 250, size: 300, smile: 1 }])]));
  const pictures = [1, 0.6, 0, -0.5, 0.2, 1].map((smile) =>
    faces.drawFaces(640, 360, [{ x: 320, y: 190, size: 240, smile }]),
  );
  return {
    camera,
    async record(page) {
      const type = 'video/webm;codecs=vp8,opus';
      const file = join(folder, 'Neighbour at the door.webm');
      writeFileSync(file, await recorded.recordVideo(page, { pictures, seconds: 12, sound: spoken, type }));
      return file;
    },
  };
}

/** @param {LaunchedApp} launched @param {Drawn} drawn */
async function takeAll({ app, page }, { record }) {
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
  await heard(page);
  await batch(app, page);
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
  await timeline(app, page);
  await face(page);
  await video(app, page, await record(page));
  await page.evaluate(() => window.affectron.call('settings.change', { language: 'de' }));
  await page.reload();
  await page.getByRole('option').first().click();
  await page.getByText(/^(Die Stimme klingt .*|Nicht sicher: .*)\.$/).waitFor({ state: 'attached' });
  await take(page, 'listen-german');
}

/**
 * A drawn face before the camera.
 *
 * @param {import('playwright-core').Page} page
 */
async function face(page) {
  await page.getByRole('button', { name: 'Face', exact: true }).click();
  await page.getByRole('button', { name: 'Start the camera' }).click();
  await page.getByText(/^Now the face looks$|^Not sure:$/).waitFor({ timeout: 60_000 });
  await take(page, 'face');
  await page.getByRole('button', { name: 'Stop the camera' }).click();
}

/**
 * A video, its voice and its face over time.
 *
 * @param {LaunchedApp['app']} app
 * @param {import('playwright-core').Page} page
 * @param {string} file
 */
async function video(app, page, file) {
  await chooseInDialogs(app, file);
  await page.getByRole('button', { name: 'Video', exact: true }).click();
  await page.getByRole('button', { name: /^Open a video/ }).click();
  await page.getByRole('button', { name: 'Export…' }).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: /^Analyse/ }).waitFor({ timeout: 120_000 });
  await page.getByRole('slider', { name: 'Position in the sound' }).focus();
  for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowRight');
  await take(page, 'video');
}

/**
 * What a model heard of a clip, and what carried its verdict.
 *
 * @param {import('playwright-core').Page} page
 */
async function heard(page) {
  await page.getByRole('option').filter({ hasText: 'tickets' }).click();
  await verdict(page);
  const toggle = page.getByRole('button', { name: 'What the model heard' });
  await toggle.click();
  await page
    .getByText(/^(Blanking \d.* lowers|Of what it hears|No single part)/)
    .waitFor({ timeout: 120_000 });
  await take(page, 'heard');
  await toggle.click();
}

/**
 * The bundled samples as a batch, heard by the two quick models.
 *
 * @param {LaunchedApp['app']} app
 * @param {import('playwright-core').Page} page
 */
async function batch(app, page) {
  await chooseInDialogs(app, join(root, 'samples'));
  await page.getByRole('button', { name: 'Batch', exact: true }).click();
  await page.getByRole('button', { name: 'Add a folder…' }).first().click();
  await page.getByRole('button', { name: 'Hear them all' }).click();
  await page.getByRole('heading', { name: /is heard$/ }).waitFor({ timeout: 120_000 });
  await take(page, 'batch');
}

/**
 * A recording of several voices with pauses between them, and how the feeling changes in it.
 *
 * @param {LaunchedApp['app']} app
 * @param {import('playwright-core').Page} page
 */
async function timeline(app, page) {
  const file = join(folder, 'Three neighbours.wav');
  writeFileSync(file, joined(voices));
  await chooseInDialogs(app, file);
  await page.getByRole('button', { name: 'Listen', exact: true }).click();
  await page.getByRole('button', { name: 'Open…' }).click();
  await page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name: 'Export…' }).waitFor({
    timeout: 120_000,
  });
  await page.getByText('Listening…').waitFor({ state: 'detached', timeout: 60_000 });
  await take(page, 'timeline');
}

/**
 * Samples of one rate, one after the other, with pauses of a second.
 *
 * @param {{ file: string, speed: number }[]} voices
 */
function joined(voices) {
  const sounds = voices.map(({ file }) => new wavefile.WaveFile(readFileSync(join(root, 'samples', file))));
  const [{ fmt }] = sounds;
  const { sampleRate } = /** @type {{ sampleRate: number }} */ (fmt);
  const samples = sounds.flatMap((sound, index) => {
    const spoken = sound.getSamples(true, Int16Array);
    const { speed } = voices[index];
    const length = Math.floor(spoken.length / speed);
    return [
      ...Array.from({ length }, (_, i) => spoken[Math.floor(i * speed)]),
      ...new Int16Array(sampleRate),
    ];
  });
  const whole = new wavefile.WaveFile();
  whole.fromScratch(1, sampleRate, '16', samples);
  return whole.toBuffer();
}

/**
 * From now on the open dialog chooses this.
 *
 * @param {LaunchedApp['app']} app
 * @param {string} path
 */
async function chooseInDialogs(app, path) {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
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
      timeout: 30_000,
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
