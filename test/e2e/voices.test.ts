/** Calibrating to a voice, in the real window: from clips of the library, and from sentences read aloud. */
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import type { ModelCard } from '../../src/core/models/modelCard';
import { type Affectron, launchAffectron } from './harness';
import { eventually, heard } from './listenPage';

/** The app as it was built, with one model alone that can be calibrated: its second network is its first once more. */
let appFolder: string;
let affectron: Affectron | null = null;
let dataFolder: string;

beforeAll(async () => {
  appFolder = await mkdtemp(join(tmpdir(), 'affectron-app-'));
  for (const part of ['package.json', 'out', 'samples']) {
    await cp(join(root, part), join(appFolder, part), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(appFolder, 'node_modules'), 'junction');
  const from = join(root, 'resources', 'models', 'affectron');
  const model = join(appFolder, 'resources', 'models', 'affectron');
  await mkdir(join(model, 'calibrated'), { recursive: true });
  for (const name of ['model.json', 'weights.bin']) {
    await cp(join(from, name), join(model, name));
    await cp(join(from, name), join(model, 'calibrated', name));
  }
  const card = JSON.parse(await readFile(join(from, 'card.json'), 'utf8')) as ModelCard;
  const { recall, confusion } = card.results;
  card.calibrated = {
    protocol: 'Made for a test.',
    calibration: { temperature: 1 },
    verdict: { threshold: 0, called: 1, right: 0.83 },
    results: { profileClips: 16, accuracy: 0.83, uar: 0.82, ece: 0.03, recall, confusion },
    further: [],
    training: { seed: 1, passes: 1, backend: 'wasm', date: '2026-11-20' },
    size: card.size,
    files: card.files,
  };
  await writeFile(join(model, 'card.json'), JSON.stringify(card));
  dataFolder = await mkdtemp(join(tmpdir(), 'affectron-data-'));
});
afterEach(async () => {
  const running = affectron;
  affectron = null;
  await running?.close();
});
afterAll(async () => {
  await rm(appFolder, { recursive: true });
  await rm(dataFolder, { recursive: true, force: true });
});

async function launch(args: string[] = []): Promise<Affectron> {
  affectron = await launchAffectron({ appFolder, dataFolder, args });
  await heard(affectron.page);
  return affectron;
}

async function openSheet({ page }: Affectron): Promise<void> {
  await page.getByRole('button', { name: /^Voice: / }).click();
  await page.getByRole('menuitem', { name: 'Calibrate to a voice…' }).click();
  await page.getByRole('dialog', { name: 'Calibrate to my voice' }).waitFor();
}

const picker = ({ page }: Affectron): Promise<string> =>
  page.getByRole('button', { name: /^Voice: / }).innerText();
const profiles = async (): Promise<string> => readFile(join(dataFolder, 'profiles.json'), 'utf8');

describe('a voice profile', { timeout: 180_000 }, () => {
  it('is made of chosen clips, used at once, renamed, deleted and brought back', async () => {
    const running = await launch();
    const { page } = running;
    const before = await page
      .getByText(/sure\./)
      .first()
      .innerText();
    await openSheet(running);
    await page.getByText('No voice is known yet.').waitFor();
    await page.getByRole('button', { name: 'Choose clips' }).click();
    const calibrate = page.getByRole('button', { name: 'Calibrate', exact: true });
    await page.getByLabel('Whose voice it is').fill('Anna');
    await page.getByText(/^0 clips.*At least 15.s are needed\.$/).waitFor();
    expect(await calibrate.isDisabled()).toBe(true);
    await page.getByRole('button', { name: /^Choose these/ }).click();
    await page.getByText(/^10 clips, 3\d.s$/).waitFor();
    await calibrate.click();

    await page.getByRole('radio', { name: 'Use the voice of Anna' }).waitFor();
    await page.getByText(/^10 clips, 2\d.s of speech, today/).waitFor();
    expect(await page.getByRole('radio', { name: 'Use the voice of Anna' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('calibrated to Anna').waitFor();
    await page.getByText(/Cross-validated with voices known by 16 clips, it was right 83/).waitFor();
    expect(
      await page
        .getByText(/sure\./)
        .first()
        .innerText(),
    ).not.toBe(before);

    await openSheet(running);
    await page.getByRole('button', { name: 'Rename Anna' }).click();
    await page.keyboard.type('Anna at home');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Use the voice of Anna at home' }).waitFor();
    await page.getByRole('button', { name: 'Delete Anna at home' }).click();
    await page.getByText('No voice is known yet.').waitFor();
    expect(await picker(running)).toBe('Voice: none');
    await eventually(() => page.getByText(/^calibrated to/).count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('radio', { name: 'Use the voice of Anna at home' }).waitFor();
    await eventually(() => picker(running)).toBe('Voice: Anna at home');
    await page.getByText('calibrated to Anna at home').waitFor();
    expect(await profiles()).toContain('Anna at home');
  });

  it('is remembered, and chosen by the keys alone', async () => {
    const running = await launch();
    const { page } = running;
    expect(await picker(running)).toBe('Voice: Anna at home');
    await page.getByText('calibrated to Anna at home').waitFor();
    await page.getByRole('button', { name: /^Voice: / }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: 'Anna at home', checked: true }).waitFor();
    // The first line, None, has the focus.
    await page.keyboard.press('Enter');
    await eventually(() => picker(running)).toBe('Voice: none');
    await eventually(() => page.getByText(/^calibrated to/).count()).toBe(0);
  });

  it('that has gone is used no longer, and the window says so', async () => {
    const settings = join(dataFolder, 'settings.json');
    const kept = JSON.parse(await readFile(settings, 'utf8')) as object;
    await writeFile(settings, JSON.stringify({ ...kept, profile: 'voice-000000000000' }));
    const running = await launch();
    await running.page.getByText(/The voice profile that was chosen is no longer there\./).waitFor();
    expect(await picker(running)).toBe('Voice: none');
  });

  it('is made of sentences read aloud, of which no sound is kept', async () => {
    const microphone = join(root, 'samples', 'kettle.wav');
    const running = await launch([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${microphone}`,
    ]);
    const { page } = running;
    await page.evaluate(() => window.affectron.call('settings.change', { captureSource: 'window' }));
    await page.reload();
    await heard(page);
    await openSheet(running);
    await page.getByRole('button', { name: 'Read sentences aloud' }).click();
    await page.getByLabel('Whose voice it is').fill('Ben');
    const calibrate = page.getByRole('button', { name: 'Calibrate', exact: true });

    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('Sentence 1 of 10', { exact: true }).waitFor();
    for (let sentence = 1; sentence <= 3; sentence++) {
      await page.getByRole('button', { name: 'Record', exact: true }).click();
      await page.getByRole('meter').waitFor();
      await page.waitForTimeout(7000);
      await page.getByRole('button', { name: 'Done, next' }).click();
      await page.getByRole('button', { name: `Sentence ${sentence}, read` }).waitFor();
    }
    expect(await readdir(join(dataFolder, 'prompts'))).toHaveLength(3);
    expect(await page.evaluate(recordings)).toBe(0);
    await page.getByRole('button', { name: 'Sentence 1, read' }).click();
    await page.getByRole('button', { name: 'Record again' }).waitFor();
    expect(await calibrate.isDisabled()).toBe(false);
    await calibrate.click();
    await page.getByRole('radio', { name: 'Use the voice of Ben' }).waitFor();
    await page.getByText(/^3 clips, \d\d.s of speech, today/).waitFor();
    expect(await readdir(join(dataFolder, 'prompts'))).toEqual([]);
    expect(await picker(running)).toBe('Voice: Ben');
  });

  it('has nothing that axe finds serious, in both themes', async () => {
    const running = await launch();
    const { page } = running;
    await openSheet(running);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    expect(await serious(running)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const step of ['Read sentences aloud', 'Choose clips']) {
      await page.getByRole('button', { name: step }).click();
      expect(await serious(running)).toEqual([]);
      await page.getByRole('button', { name: 'Back' }).click();
    }
  });
});

/** In the page: how many recordings the library has. */
async function recordings(): Promise<number> {
  const list = await window.affectron.call('library.list');
  return list.ok ? list.value.filter(({ origin }) => origin === 'recording').length : -1;
}

async function serious({ page }: Affectron): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}

it('the bridge takes no other profiles, and no ids it did not give out', async () => {
  const { page } = await launch();
  const wrong: [string, ...unknown[]][] = [
    ['profiles.create', 'Anna', []],
    ['profiles.create', '', ['x']],
    ['profiles.create', 'Anna', ['../secret']],
    ['profiles.create', 'Anna', Array<string>(201).fill('x')],
    ['profiles.create', 'Anna', '/etc/passwd'],
    ['profiles.rename', 'voice-1', '\n'],
    ['profiles.remove', { id: 'voice-1' }],
    ['profiles.prompt', 'disk'],
    ['profiles.forget', ['a b']],
  ];
  const unknown: [string, ...unknown[]][] = [
    ['profiles.create', 'Anna', ['nobody']],
    ['profiles.rename', 'voice-1', 'Anna'],
    ['profiles.remove', 'voice-1'],
    ['profiles.restore', 'voice-1'],
  ];
  const codes = (calls: [string, ...unknown[]][]) =>
    page.evaluate(async (all) => {
      const answers = all.map(([name, ...args]) =>
        window.affectron.call(name as 'profiles.list', ...(args as [])),
      );
      return (await Promise.all(answers)).map((answer) => (answer.ok ? 'ok' : answer.problem.code));
    }, calls);
  expect(await codes(wrong)).toEqual(wrong.map(() => 'refused'));
  expect(await codes(unknown)).toEqual(unknown.map(() => 'not-found'));
});
