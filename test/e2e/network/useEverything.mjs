/**
 * Uses the whole app inside the trap, then starts the two downloads, then lets known culprits knock: what the trap has seen
 * after each goes to standard output as JSON. Started by `network.test.ts` in a network namespace of its own.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../../../scripts/setup/launchApp.mjs';
import { root } from '../../../scripts/setup/paths.mjs';
import { closeTheWorld, openTrap } from './trap.mjs';
import { stealth } from './stealth.mjs';

closeTheWorld();
const trap = await openTrap();
const folder = mkdtempSync(join(tmpdir(), 'affectron-offline-'));
const clips = join(folder, 'clips');
mkdirSync(clips);
const voice = readFileSync(join(root, 'samples', 'window.wav'));
for (const emotion of ['03', '04', '05', '06']) {
  writeFileSync(
    join(clips, `03-01-${emotion}-01-01-01-02.wav`),
    Buffer.concat([voice, Buffer.from(emotion)]),
  );
}
cpSync(join(root, 'samples', 'window.wav'), join(folder, 'voice.wav'));

const launched = await launchApp({
  args: ['--use-fake-device-for-media-stream', join(folder, 'voice.wav')],
  dataFolder: join(folder, 'data'),
  // As a newcomer has it: with the tour in front.
  tour: true,
  env: { AFFECTRON_REGISTRY: undefined },
});
const { app, page } = launched;
/** @type {Record<'started' | 'used' | 'attacked' | 'downloads' | 'controls', string[]>} */
const said = { started: [], used: [], attacked: [], downloads: [], controls: [] };
try {
  await page.waitForLoadState('load');
  await settle();
  said.started = trap.seen();

  await answerDialogs();
  await page.keyboard.press('Escape');
  const views = await useViews();
  const work = await useCalls();
  await settle();
  said.used = trap.seen();

  await page.evaluate(stealth);
  await app.evaluate(async ({ session }) => {
    await session.defaultSession.fetch('http://stopped.example/').catch(() => undefined);
  });
  await settle();
  said.attacked = trap.seen();

  await startDownloads();
  await settle();
  said.downloads = trap.seen();

  await letCulpritsKnock();
  await settle();
  said.controls = trap.seen();
  process.stdout.write(`\n${JSON.stringify({ ...said, views, work })}\n`);
} finally {
  await launched.end();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

/** What is done in the background has time to show itself. */
function settle() {
  return new Promise((resolve) => setTimeout(resolve, 4000));
}

/** From now on the person chooses the folder of clips, and saves into this folder. */
async function answerDialogs() {
  await app.evaluate(
    ({ dialog }, places) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [places.clips] });
      dialog.showSaveDialog = (/** @type {unknown[]} */ ...args) => {
        const { defaultPath } = /** @type {{ defaultPath: string }} */ (args.at(-1));
        const filePath = `${places.folder}/${defaultPath.split(/[\\/]/).at(-1)}`;
        return Promise.resolve({ canceled: false, filePath });
      };
    },
    { clips, folder },
  );
}

/** Opens every view there is a button for. */
async function useViews() {
  const navigation = page.getByRole('navigation').first();
  const names = await navigation.getByRole('button').allInnerTexts();
  for (const name of names) {
    await navigation.getByRole('button', { name, exact: true }).click();
    await page.waitForTimeout(500);
  }
  return names;
}

/** Lets main do each kind of work, by the calls the window makes. Answers what came of it. */
function useCalls() {
  return page.evaluate(async () => {
    /** @type {Record<string, string>} */
    const came = {};
    const ask = async (/** @type {any} */ name, /** @type {any[]} */ ...args) => {
      const answer = /** @type {any} */ (await /** @type {any} */ (window).affectron.call(name, ...args));
      came[name] = answer.ok ? 'ok' : answer.problem.code;
      return answer.ok ? answer.value : null;
    };
    const done = async (/** @type {any} */ name) => {
      for (let n = 0; n < 300; n++) {
        const [first] = await ask(name);
        if (first.state !== 'running') return first.id;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    };
    const options = { windowSeconds: 3, hopSeconds: 0.5 };
    const clip = (await ask('library.list')).find((/** @type {any} */ entry) => entry.origin === 'opened').id;
    await ask('clip.view', clip);
    await ask('clip.classify', clip);
    await ask('clip.explain', clip, 'mlp');
    await ask('clip.exportStretch', clip, { start: 0, end: 1 });
    await ask('timeline.compute', clip, 'mlp', options);
    await ask('timeline.export', clip, 'mlp', options, 'csv');
    await ask('samples.import', 'folder', 'everything');
    await ask('take.devices');
    await ask('take.start', 'window');
    await ask(
      'take.push',
      new Float32Array(16_000).map((_, n) => Math.sin(n / 9) / 3),
    );
    await ask('take.stop');
    await ask('live.start', 'window');
    await ask(
      'take.push',
      new Float32Array(16_000).map((_, n) => Math.sin(n / 9) / 3),
    );
    await ask('take.stop');
    const chosen = await ask('folder.choose');
    await ask('training.recipes');
    await ask('training.plan', 'mlp', chosen.id);
    await ask('evaluation.start', chosen.id, ['mlp']);
    await ask('evaluation.export', await done('evaluation.list'), 'mlp', 'csv');
    const sounds = await ask('batch.choose', 'folder');
    await ask('batch.start', [sounds.id], ['mlp']);
    const query = { model: 0, text: '', emotion: null, kind: 'any', sort: 'place', descending: false };
    await ask('batch.export', await done('batch.list'), 'csv', 'all', query);
    await ask('profiles.create', 'Somebody', [clip]);
    const grey = { width: 64, height: 64, data: new Uint8Array(64 * 64 * 4).fill(128) };
    await ask('camera.open');
    await ask('camera.look', grey, 0, true);
    await ask('camera.close');
    await ask('face.photo', grey);
    await ask('data.list');
    await ask('models.list');
    return came;
  });
}

/** The two things that may fetch something, and only when a person asks for them. */
async function startDownloads() {
  await page.evaluate(async () => {
    const { affectron } = /** @type {any} */ (window);
    await affectron.call('samples.download', 'balanced');
    await affectron.call('encoders.install', 'whisper-small');
    for (let n = 0; n < 150; n++) {
      const jobs = (await affectron.call('jobs.list')).value;
      if (jobs.every((/** @type {any} */ job) => job.state !== 'running')) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  });
}

/** Without these the trap might be blind: the same tricks in a window without guards, and main by itself. */
async function letCulpritsKnock() {
  await app.evaluate(async () => {
    await fetch('http://by-node.example/').catch(() => undefined);
    const { createSocket } = process.getBuiltinModule('node:dgram');
    const socket = createSocket('udp4');
    await new Promise((resolve) => socket.send('x', 9, '198.51.100.9', resolve));
    socket.close();
  });
  const appFolder = join(root, 'test', 'e2e', 'network', 'unguarded');
  const unguarded = await launchApp({ appFolder, dataFolder: join(folder, 'unguarded') });
  try {
    await unguarded.page.evaluate(stealth).catch(() => undefined);
    await settle();
  } finally {
    await unguarded.end();
  }
}
