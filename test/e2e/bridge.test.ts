/** Calls over the bridge as a script in the page could try them; each attack must fail. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { contract, type Answer } from '../../src/shared/contract';
import type { OpenReport } from '../../src/shared/types';
import { sourceOf } from './attacks/inPage';
import { plausible } from './attacks/plausible';
import type { Affectron } from './harness';
import { launchWithVoice, type OpenedVoice } from './launchWithVoice';

let running: OpenedVoice;
let affectron: Affectron;
let page: Page;

beforeAll(async () => {
  running = await launchWithVoice({ 'settings.json': '{ "theme": "da' });
  ({ affectron } = running);
  ({ page } = affectron);
});
afterAll(() => running.close());

/** A call with whatever arguments; `expression` is evaluated in the page. */
function attack(expression: string): Promise<Answer<unknown>> {
  return page.evaluate(`window.affectron.call(${expression})`);
}

describe('what the page has', () => {
  it('is the bridge and nothing of Node or Electron', async () => {
    const found = await page.evaluate(() => ({
      bridge: Object.keys(window.affectron).sort(),
      globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', '__dirname'].filter(
        (name) => name in window,
      ),
    }));
    expect(found).toEqual({
      bridge: ['call', 'folderDropped', 'on', 'openDropped', 'soundsDropped', 'videoDropped'],
      globals: [],
    });
  });

  it('cannot be changed', async () => {
    const after = await page.evaluate(() => {
      const bridge = window.affectron as unknown as Record<string, unknown>;
      const before = bridge['call'];
      try {
        bridge['call'] = null;
      } catch {
        // Frozen objects throw in strict mode.
      }
      return bridge['call'] === before;
    });
    expect(after).toBe(true);
  });

  it('is sandboxed and isolated', async () => {
    const settings = await affectron.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences();
    });
    expect(settings).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });
});

describe('calls', () => {
  it.each([
    ["'__proto__'"],
    ["'constructor'"],
    ["'library.path', 'x'"],
    ["'eval', '1'"],
    ['null'],
    ["['app.info']"],
    ["'clip.view'"],
    ["'clip.view', '../../../etc/passwd'"],
    ["'clip.view', '/etc/passwd'"],
    ["'clip.view', 7"],
    ["'clip.view', ['a']"],
    ["'clip.view', 'a', 'b'"],
    ["'clip.classifyStretch', 'a', { start: 2, end: 1 }"],
    ["'clip.classifyStretch', 'a', { start: -1, end: 1 }"],
    ["'clip.classifyStretch', 'a', { start: 0, end: Infinity }"],
    ["'clip.saveStretch', '../a', { start: 0, end: 1 }"],
    ["'clip.saveStretch', 'a', { start: 0, end: 1, path: '/tmp/x' }"],
    ["'clip.exportStretch', 'a', 'b'"],
    ["'clip.explain', 'a'"],
    ["'clip.explain', '/etc/passwd', 'lite'"],
    ["'clip.explain', 'a', '../lite'"],
    ["'clip.hear', 'a', ['lite']"],
    ["'clip.stretch', 'a', 0, 1"],
    ["'clip.stretch', '../a', 0, 1, 100"],
    ["'clip.stretch', 'a', -1, 1, 100"],
    ["'clip.stretch', 'a', NaN, 1, 100"],
    ["'clip.stretch', 'a', 0, Infinity, 100"],
    ["'clip.stretch', 'a', 0, 1, 1e9"],
    ["'clip.stretch', 'a', 0, 1, 0.5"],
    ["'camera.look', { width: 2, height: 2, data: new Uint8Array(16) }, 0"],
    ["'camera.look', { width: 2, height: 2, data: new Uint8Array(15) }, 0, false"],
    ["'camera.look', { width: 2, height: 2, data: new Uint8Array(16), path: '/etc' }, 0, false"],
    ["'camera.look', { width: 2, height: 2, data: new Uint8Array(16) }, -1, false"],
    ["'camera.look', { width: 2, height: 2, data: new Uint8Array(16) }, 0, false"],
    ["'face.photo', { width: 2000, height: 1, data: new Uint8Array(8000) }"],
    ["'face.photo', { width: 0, height: 0, data: new Uint8Array(0) }"],
    ["'face.photo', { width: 2, height: 2, data: [0, 0, 0, 0] }"],
    ["'face.photo', '/etc/passwd'"],
    ["'camera.open', true"],
    ["'settings.change', { rangeDb: 500 }"],
    ["'settings.change', { colourMap: 'rainbow' }"],
    ["'settings.change', { theme: undefined }"],
    ["'settings.change', { timelineWindow: 2, timelineHop: 3 }"],
    ["'settings.change', { keepDays: 0 }"],
    ["'settings.change', { language: 'xx' }"],
    ["'settings.change', { quizRounds: [{ at: '2026-11-26T20:00:00.000Z', of: 10, clips: 5, right: 6 }] }"],
    ["'settings.change', { quizRounds: [{ at: 'now', of: 10, clips: 5, right: 5 }] }"],
    ["'library.pin', '../a', true"],
    ["'library.pin', 'a', 'yes'"],
    ["'data.list', 'x'"],
    ["'data.delete', 'settings', { count: 1, bytes: 1 }"],
    ["'data.delete', '../recordings', { count: 1, bytes: 1 }"],
    ["'data.delete', 'constructor', { count: 1, bytes: 1 }"],
    ["'data.delete', 'takes', { count: -1, bytes: 0 }"],
    ["'data.delete', 'takes', { count: 1, bytes: NaN }"],
    ["'data.delete', 'takes', { count: 7, bytes: 7 }"],
    ["'data.delete', 'takes'"],
    ["'data.deleteRecording', '/etc/passwd'"],
    ["'data.older', 1"],
    ["'data.openFolder', '/etc'"],
    ["'timeline.find', 'a', 'lite'"],
    ["'timeline.compute', '../a', 'lite', { windowSeconds: 3, hopSeconds: 0.5 }"],
    ["'timeline.compute', 'a', '../lite', { windowSeconds: 3, hopSeconds: 0.5 }"],
    ["'timeline.compute', 'a', 'lite', { windowSeconds: 3, hopSeconds: 0 }"],
    ["'timeline.compute', 'a', 'lite', { windowSeconds: 1, hopSeconds: 2 }"],
    ["'timeline.compute', 'a', 'lite', { windowSeconds: 3, hopSeconds: 0.5, path: '/etc' }"],
    ["'timeline.making', 'a', 'lite'"],
    ["'timeline.making', '../a', 'lite', { windowSeconds: 3, hopSeconds: 0.5 }"],
    ["'timeline.export', 'a', 'lite', { windowSeconds: 3, hopSeconds: 0.5 }, '../csv'"],
    ["'library.reveal', '/etc'"],
    ["'recent.open', '/etc/passwd'"],
    ["'recent.open'"],
    ["'recent.list', 1"],
    ["'settings.change', { keys: { play: 'Escape' } }"],
    ["'settings.change', { keys: { play: { toString: 1 } } }"],
    ["'settings.change', { keys: { '../play': 'p' } }"],
    ["'samples.import', '/etc', 'everything'"],
    ["'settings.change', { theme: 'pink' }"],
    ["'settings.change', { speed: NaN }"],
    ["'take.start', 'arecord; touch /tmp/x'"],
    ["'live.start', 'arecord; touch /tmp/x'"],
    ["'live.start'"],
    ["'live.state', 'x'"],
    ["'live.forget', 'x'"],
    ["'settings.change', { liveWindow: 3600 }"],
    ["'settings.change', { liveHop: 0 }"],
    ["'settings.change', { liveModel: '../../lite' }"],
    ["'take.push', 'sound'"],
    ["'take.push', new Float32Array(5_000_000)"],
    ["'take.push', Array.from({ length: 100_000 }, () => 0.5)"],
    ["'evaluation.start', '/etc', ['mlp']"],
    ["'evaluation.start', 'folder', []"],
    ["'evaluation.start', 'folder', ['../../mlp']"],
    ["'evaluation.view', '../../settings'"],
    ["'evaluation.hear', '20260101_0_../../etc/passwd'"],
    ["'models.remove', '../recordings'"],
    ["'models.rename', 'mlp', ''"],
    ["'folder.choose', '/etc'"],
    ["'training.plan', 'mlp', '/etc'"],
    ["'training.start', '../mlp', 'folder', 'name', 1"],
    ["'training.start', 'mlp', 'folder', 'name', -1"],
    ["'training.start', 'mlp', 'folder', 'name', 0.5"],
    ["'training.start', 'mlp', 'folder', '', 1"],
    ["'batch.choose', '/etc'"],
    ["'batch.start', ['/etc/'], ['mlp']"],
    ["'batch.start', [], ['mlp']"],
    ["'batch.rows', 'id', {}, 0, 10"],
    [
      "'batch.rows', '../id', { model: 0, text: '', emotion: null, kind: 'any', sort: 'place', descending: false }, 0, 10",
    ],
    [
      "'batch.rows', 'id', { model: 0, text: '', emotion: null, kind: 'any', sort: 'place', descending: false }, 0, 9999",
    ],
    [
      "'batch.rows', 'id', { model: 0, text: '', emotion: null, kind: 'any', sort: '__proto__', descending: false }, 0, 10",
    ],
    ["'batch.label', 'id', 0, { emotion: 'bored', verified: true }"],
    ["'batch.label', 'id', 0.5, null"],
    ["'batch.hear', 'id', -1"],
    ["'batch.openFile', 'id', '../../etc/passwd'"],
    [
      "'batch.export', 'id', 'exe', 'all', { model: 0, text: '', emotion: null, kind: 'any', sort: 'place', descending: false }",
    ],
    ["'evaluation.export', 'id', 'mlp', 'exe'"],
    ["'figure.savePng', { of: 'training' }, 'picture'"],
    ["'figure.savePng', { of: 'training' }, new Uint8Array(100)"],
    ["'figure.savePng', { of: 'clip', id: '../a', plot: 'waveform', model: null }, new Uint8Array(100)"],
    ["'figure.saveSvg', { of: 'training' }, '<svg onload=alert(1)></svg>'"],
    [
      "'figure.saveSvg', { of: 'training' }, { width: 9, height: 9, title: '', marks: [{ kind: 'rect', x: 0, y: 0, width: 1, height: 1, opacity: 1, fill: 'url(http://127.0.0.1:9)' }] }",
    ],
    [
      "'figure.saveSvg', { of: 'training' }, { width: 9, height: 9, title: '', marks: [{ kind: 'script', words: 'alert(1)' }] }",
    ],
    [
      "'figure.saveSvg', { of: 'training' }, { width: 9, height: 9, title: '', marks: Array.from({ length: 20_001 }, () => ({ kind: 'rect', x: 0, y: 0, width: 1, height: 1, opacity: 1, fill: '#000000' })) }",
    ],
    [
      "'figure.savePng', { of: 'training' }, " +
        'Uint8Array.from({ length: 9_000_000 }, (_, i) => [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10][i] ?? 0)',
    ],
  ])('with (%s) are refused', async (expression) => {
    expect(await attack(expression)).toMatchObject({ ok: false, problem: { code: 'refused' } });
  });

  it.each([
    ["'clip.view'"],
    ["'clip.classify'"],
    ["'library.remove'"],
    ["'library.reveal'"],
    ["'recent.open'"],
    ["'data.deleteRecording'"],
    ["'models.remove'"],
    ["'models.restore'"],
    ["'training.plan', 'mlp'"],
    ["'evaluation.view'"],
    ["'evaluation.resume'"],
    ["'evaluation.remove'"],
    ["'evaluation.restore'"],
    ["'evaluation.hear'"],
    ["'evaluation.openClip'"],
  ])('%s of an id that was never given out finds nothing', async (name) => {
    expect(await attack(`${name}, 'unknown-id'`)).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    });
  });

  it('an explanation of an id that was never given out finds nothing', async () => {
    for (const call of ['clip.hear', 'clip.explain']) {
      expect(await attack(`'${call}', 'unknown-id', 'lite'`)).toMatchObject({
        ok: false,
        problem: { code: 'not-found' },
      });
    }
  });

  it('a stretch of an id that was never given out finds nothing', async () => {
    expect(await attack("'clip.stretch', 'unknown-id', 0, 1, 100")).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    });
  });

  it('pushing sound is refused while no window take runs', async () => {
    expect(await attack("'take.push', new Float32Array(800)")).toMatchObject({
      ok: false,
      problem: { code: 'not-recording' },
    });
  });

  it('still work after all that', async () => {
    const info = await page.evaluate(() => window.affectron.call('app.info'));
    expect(info).toMatchObject({ ok: true, value: { platform: process.platform } });
  });

  it('change settings, which take nothing unknown along', async () => {
    const changed = await attack(
      `'settings.change', JSON.parse('{"speed":0.5,"evil":1,"__proto__":{"x":1}}')`,
    );
    expect(changed).toMatchObject({ ok: true, value: { speed: 0.5 } });
    const stored = await readFile(join(running.folder, 'settings.json'), 'utf8');
    expect(JSON.parse(stored)).toMatchObject({ speed: 0.5 });
    expect(stored).not.toContain('evil');
  });

  it('look at a clip and classify it, and say nothing of where it lies', async () => {
    const answer = await page.evaluate(async (clip) => {
      const view = await window.affectron.call('clip.view', clip);
      const list = await window.affectron.call('library.list');
      return { view: JSON.stringify(view), list: JSON.stringify(list), ok: view.ok && view.value.seconds };
    }, running.id);
    expect(answer.ok).toBe(2);
    expect(answer.view + answer.list).not.toContain(running.folder);
    expect(await attack(`'clip.classify', '${running.id}'`)).toMatchObject({ ok: true });
  });

  it('tell at start what was found damaged', async () => {
    const info = await page.evaluate(() => window.affectron.call('app.info'));
    expect(info.ok && info.value.notices).toMatchObject([{ code: 'damaged' }]);
    expect(await readFile(join(running.folder, 'settings.damaged.json'), 'utf8')).toBe('{ "theme": "da');
  });

  it.each(['data:text/html,<p>stranger</p>', 'app://affectron/index.html', 'about:blank'])(
    'and drops from another window at %s get no answer',
    async (address) => {
      const answers = await affectron.app.evaluate(
        async ({ BrowserWindow }, { preload, target, asked }) => {
          const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
          try {
            await stranger.loadURL(target);
            return (await stranger.webContents.executeJavaScript(asked)) as unknown;
          } finally {
            stranger.destroy();
          }
        },
        { preload: join(root, 'out', 'preload', 'index.cjs'), target: address, asked: askEverything },
      );
      expect(answers).toEqual(Array.from({ length: Object.keys(contract).length }, () => 'refused'));
    },
  );

  it('from our own window get no answer while another page is in it', async () => {
    const answers = await affectron.app.evaluate(async ({ BrowserWindow }, asked) => {
      const [ours] = BrowserWindow.getAllWindows();
      const home = ours.webContents.getURL();
      await ours.loadURL('data:text/html,<p>stranger</p>');
      const given: unknown = await ours.webContents.executeJavaScript(asked);
      await ours.loadURL(home);
      return given;
    }, askEverything);
    expect(answers).toEqual(Array.from({ length: Object.keys(contract).length }, () => 'refused'));
    await page.waitForLoadState('domcontentloaded');
    expect(await attack("'app.info'")).toMatchObject({ ok: true });
  });
});

/** In a page that has the bridge: every call with arguments that would fit. */
const askEverything = `Promise.all([${Object.entries(plausible)
  .map(([name, args]) => `affectron.call(${[name, ...args].map(sourceOf).join(', ')})`)
  .join(', ')}].map((asked) => asked.then((answer) => answer.ok ? 'answered' : answer.problem.code)))`;

describe('dropped files', () => {
  it.each([
    ["['/etc/passwd']"],
    ["[{ path: '/etc/passwd', name: 'passwd' }]"],
    ["[new File(['x'], '/etc/passwd')]"],
    ['[new Blob([])]'],
    ["'/etc/passwd'"],
    ['[]'],
    ['null'],
  ])('%s opens nothing', async (expression) => {
    const opened = await page.evaluate(
      `(async () => window.affectron.openDropped(${expression}))().then(
        (answer) => answer.ok ? answer : null, () => null)`,
    );
    expect(opened).toBeNull();
  });

  it('opens a real one', async () => {
    await page.evaluate(() => {
      const input = Object.assign(document.createElement('input'), { type: 'file', id: 'drop' });
      document.body.append(input);
    });
    await page.setInputFiles('#drop', running.voice);
    const report: Answer<OpenReport> = await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#drop');
      const files = [...(input?.files ?? [])];
      input?.remove();
      return window.affectron.openDropped(files);
    });
    expect(report).toEqual({ ok: true, value: { opened: [running.id], failed: [] } });
  });

  it.each([["'/etc'"], ["new File(['x'], '/etc')"], ['{}'], ['null'], ["[new File(['x'], '/etc')]"]])(
    '%s is no folder that was dropped',
    async (expression) => {
      const looked = await page.evaluate(
        `(async () => window.affectron.folderDropped(${expression}))().then(
          (answer) => answer.ok, () => false)`,
      );
      expect(looked).toBe(false);
    },
  );
});
