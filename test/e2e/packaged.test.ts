/**
 * The program as people install it: packaged, copied to a place with no repository beside it and a name that trips up
 * whoever builds command lines by hand, and started from elsewhere.
 */
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuses } from '../../packaging/fuses.mjs';
import { launchPackaged, startPackaged } from '../../scripts/setup/launchPackaged.mjs';
import { ensurePackaged, packagedFolder, packagedProgram } from '../../scripts/setup/packApp.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { chosen, eventually, heard, rows } from './listenPage';

type Packaged = Awaited<ReturnType<typeof launchPackaged>>;

let place: string;
let program: string;
let sounds: string;

beforeAll(async () => {
  await ensurePackaged('driven');
  place = await mkdtemp(join(tmpdir(), 'affectron packaged – ü声 '));
  const folder = join(place, 'Programme für Stimmen');
  await cp(packagedFolder('driven'), folder, { recursive: true, verbatimSymlinks: true });
  program = join(folder, relative(packagedFolder('driven'), packagedProgram('driven')));
  sounds = join(place, 'Aufnahmen é');
  await mkdir(sounds);
  await cp(join(root, 'samples', 'stairs.opus'), join(sounds, 'auf der Treppe ☂.opus'));
  await cp(join(root, 'samples', 'kettle.wav'), join(sounds, 'kettle again.wav'));
}, 240_000);
afterAll(() => rm(place, { recursive: true, force: true, maxRetries: 5 }));

describe('the fuses', () => {
  it('are as they were decided, every one of them', async () => {
    const wire = await getCurrentFuseWire(program);
    const found = Object.keys(fuses).map((name) => {
      const state = wire[FuseV1Options[name as keyof typeof FuseV1Options]];
      return [name, state === FuseState.ENABLE];
    });
    expect(Object.fromEntries(found)).toEqual(fuses);
  });
});

describe('the first start, without arguments', () => {
  let affectron: Packaged;
  let dataFolder: string;

  beforeAll(async () => {
    // A home without anything in it: the program makes its data folder itself.
    const home = join(place, 'ein neues Zuhause');
    dataFolder = join(home, 'Affectron');
    affectron = await launchPackaged({ program, dataFolder });
  });
  afterAll(() => affectron.end());

  it('shows the tour and the bundled samples, and Affectron has a verdict on the first', async () => {
    const { page } = affectron;
    await page.getByRole('button', { name: 'Skip the tour' }).click();
    const samples = JSON.parse(await readFile(join(root, 'samples', 'samples.json'), 'utf8')) as unknown[];
    expect(await rows(page).first().getAttribute('aria-setsize')).toBe(String(samples.length));
    await heard(page);
    const row = page.getByRole('table', { name: 'All models' }).getByRole('row', { name: /^Affectron \w/ });
    expect(await row.first().innerText()).toMatch(/\d\s%/);
    expect(page.url()).toMatch(/^app:/);
  });

  it('decodes and hears every kind of sound file', async () => {
    const { page } = affectron;
    for (const name of ['tickets', 'garden', 'keys', 'stairs']) {
      await rows(page).filter({ hasText: name }).first().click();
      await eventually(() => chosen(page)).toContain(name);
      await heard(page);
    }
  });

  it('a second start hands its file to the first, whose window comes to the front, and ends', async () => {
    const again = startPackaged({ program, dataFolder, args: ['kettle again.wav'], cwd: sounds });
    expect(await again.ended).toBe(0);
    await eventually(() => chosen(affectron.page)).toContain('kettle again');
    await eventually(() => affectron.page.evaluate(() => document.hasFocus())).toBe(true);
    expect(affectron.page.context().pages()).toHaveLength(1);
    await heard(affectron.page);
  });

  it('runs no code that an argument or the environment names', async () => {
    const evil = join(place, 'evil.cjs');
    const trace = join(place, 'ran');
    await writeFile(evil, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, process.argv0)`);
    const attacks = [
      { args: [evil], env: { ELECTRON_RUN_AS_NODE: '1' } },
      { args: [], env: { NODE_OPTIONS: `--require="${evil}"` } },
      { args: ['--require', evil], env: {} },
      { args: ['--inspect-brk=0'], env: {} },
    ];
    for (const attack of attacks) {
      // Each is a second start, which asks the first and ends.
      const started = startPackaged({ program, dataFolder, ...attack });
      expect(await started.ended).toBe(0);
      expect(started.output()).not.toMatch(/Debugger listening/);
    }
    await expect(readFile(trace)).rejects.toThrow('ENOENT');
    expect(affectron.page.isClosed()).toBe(false);
  });
});

describe('a start with a sound file', () => {
  it('opens it, whatever its name, from whatever folder', async () => {
    const file = join(sounds, 'auf der Treppe ☂.opus');
    const dataFolder = await mkdtemp(join(place, 'data-'));
    const affectron = await launchPackaged({
      program,
      dataFolder,
      args: [basename(file)],
      cwd: dirname(file),
    });
    try {
      await eventually(() => chosen(affectron.page)).toContain('auf der Treppe ☂');
      await heard(affectron.page);
    } finally {
      await affectron.end();
    }
  });
});

describe('what people get', () => {
  beforeAll(() => ensurePackaged(), 240_000);

  it.each(['--remote-debugging-port=0', '--remote-debugging-port=9333', '--remote-debugging-pipe'])(
    'does not start with %s, and says why',
    async (attack) => {
      const dataFolder = await mkdtemp(join(place, 'data-'));
      const started = startPackaged({ program: packagedProgram(), dataFolder, args: [attack] });
      expect(await started.ended).toBe(1);
      expect(started.output()).toContain('another program could read its window');
      expect(started.output()).not.toContain('DevTools listening');
    },
  );

  it('has the same fuses, and the same files but for the mark that it is not driven', async () => {
    const wire = await getCurrentFuseWire(packagedProgram());
    const driven = await getCurrentFuseWire(packagedProgram('driven'));
    expect(wire).toEqual(driven);
    const names = async (folder: string) => (await readdir(folder, { recursive: true })).sort();
    expect(await names(packagedFolder())).toEqual(await names(packagedFolder('driven')));
  });

  it('starts without them', async () => {
    const dataFolder = await mkdtemp(join(place, 'data-'));
    const started = startPackaged({ program: packagedProgram(), dataFolder });
    await eventually(() => readFile(join(dataFolder, 'days.json'), 'utf8').catch(() => '')).not.toBe('');
    await started.end();
  });
});
