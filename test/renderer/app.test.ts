import { expect, test } from 'vitest';
import type { CallName } from '../../src/shared/contract';
import { defaultSettings } from '../../src/shared/defaultSettings';
import type { LibraryEntry, Settings } from '../../src/shared/types';
import { App } from '../../src/renderer/src/state/app.svelte';
import { openDropped, openRecent, removeClip, renameClip } from '../../src/renderer/src/state/clipActions';
import type { Player } from '../../src/renderer/src/state/playback.svelte';
import { press } from '../../src/renderer/src/state/shortcuts';
import { anEntry, labelled } from './entries';
import { FakeBridge, FakeRefusal, settled } from './fakeBridge';

const settings: Settings = {
  ...defaultSettings,
  tourSeen: true,
  recorderDevice: 'hw:1',
  windowDevice: 'mic',
};

const silentPlayer: Player = {
  src: '',
  currentTime: 0,
  loop: false,
  playbackRate: 1,
  play: () => Promise.resolve(),
  pause: () => undefined,
  load: () => undefined,
  removeAttribute: () => undefined,
  addEventListener: () => undefined,
};

function notHere(): never {
  throw new Error('not here');
}

async function started(
  entries: LibraryEntry[],
  handlers: Partial<Record<CallName, (...args: unknown[]) => unknown>> = {},
) {
  const fake = new FakeBridge({
    'app.info': () => ({ recorder: 'arecord', backend: null, systemLanguage: 'en', notices: [] }),
    'library.list': () => entries,
    'settings.read': () => settings,
    'profiles.list': () => [],
    'settings.change': (change) => ({ ...settings, ...(change as Partial<Settings>) }),
    'models.list': () => [],
    'recent.list': () => [],
    'jobs.list': () => [],
    'evaluation.list': () => [],
    'batch.list': () => [],
    'training.recipes': () => [],
    'training.state': () => null,
    'clip.view': (id) => ({ id }),
    'clip.classify': () => [],
    'take.stop': () => ({ id: 'take', problem: null }),
    'take.fail': () => ({ id: null, problem: { code: 'no-device', message: 'No microphone.' } }),
    ...handlers,
  });
  const app = new App({
    bridge: fake.bridge,
    player: { ...silentPlayer },
    clipPlayer: { ...silentPlayer },
    filePlayer: { ...silentPlayer },
    quizPlayer: { ...silentPlayer },
    openCapture: () => Promise.reject(new DOMException('', 'NotFoundError')),
    openCamera: () => Promise.reject(new DOMException('', 'NotFoundError')),
    readPhoto: () => Promise.reject(new Error('not here')),
    videoPlayer: { ...silentPlayer },
    openVideoFile: () => Promise.reject(new Error('not here')),
    videoPictures: notHere,
    videoSound: notHere,
  });
  const stop = app.start();
  await settled();
  return { app, fake, stop };
}

test('at start the first clip is chosen, and listening stops when the window goes', async () => {
  const { app, fake, stop } = await started([labelled('a'), labelled('b')]);
  expect(app.listening.id).toBe('a');
  expect(fake.listeners()).toBeGreaterThan(0);
  stop();
  expect(fake.listeners()).toBe(0);
});

test('an answer to an earlier change of the settings does not undo a later one', async () => {
  const answers: ((settings: Settings) => void)[] = [];
  const { app } = await started([labelled('a')], {
    'settings.change': () => new Promise<Settings>((resolve) => answers.push(resolve)),
  });
  const changes = [60, 70, 80].map((rangeDb) => app.changeSettings({ rangeDb }));
  expect(app.settings.rangeDb).toBe(80);
  answers[1]({ ...settings, rangeDb: 70 });
  answers[0]({ ...settings, rangeDb: 60 });
  await settled();
  expect(app.settings.rangeDb).toBe(80);
  answers[2]({ ...settings, rangeDb: 80, timelineHop: 0.25 });
  await Promise.all(changes);
  expect(app.settings).toMatchObject({ rangeDb: 80, timelineHop: 0.25 });
});

test('a change that main refuses is taken back', async () => {
  const { app } = await started([labelled('a')], {
    'settings.change': () => {
      throw new FakeRefusal({ code: 'refused', message: 'No.' });
    },
  });
  await app.changeSettings({ rangeDb: 99 });
  expect(app.settings.rangeDb).toBe(settings.rangeDb);
  expect(app.notices.list.map(({ words }) => words)).toEqual(['No.']);
});

test('files opened from outside are shown, the refused ones told by name', async () => {
  const { app, fake } = await started([labelled('a')]);
  app.view = 'models';
  app.shelf.query = 'nothing like it';
  fake.push('library.changed', [labelled('a'), anEntry('x'), anEntry('y')]);
  fake.push('library.opened', {
    opened: ['x', 'y'],
    failed: [
      { fileName: 'bad.wav', problem: { code: 'empty-file', message: 'It is empty.' } },
      { fileName: 'no.wav', problem: { code: 'not-found', message: '“no.wav” is not there.' } },
    ],
  });
  expect(app.listening.id).toBe('y');
  expect(app.view).toBe('listen');
  expect(app.shelf.query).toBe('');
  expect(app.notices.list[0].lines).toEqual(['bad.wav: It is empty.', '“no.wav” is not there.']);
});

test('when the chosen clip leaves the library its neighbour is chosen', async () => {
  const { app, fake } = await started([labelled('a'), labelled('b'), labelled('c')]);
  app.select('b');
  fake.push('library.changed', [labelled('a'), labelled('c')]);
  expect(app.listening.id).toBe('c');
  fake.push('library.changed', []);
  expect(app.listening.id).toBeNull();
});

test('delete offers undo, and undo brings the clip back into view', async () => {
  const take = anEntry('take', { origin: 'recording', title: 'Take 1' });
  const { app, fake } = await started([take, labelled('a')]);
  await removeClip(app, take);
  expect(fake.count('library.remove')).toBe(1);
  expect(app.listening.id).toBe('a');
  fake.push('library.changed', [labelled('a')]);
  app.notices.list[0].action?.run();
  await settled();
  expect(fake.count('library.restore')).toBe(1);
  expect(app.listening.id).toBe('take');
});

test('Ctrl+Z takes the last back, Ctrl+Shift+Z does it again; while typing they are the field’s own', async () => {
  const take = anEntry('take', { origin: 'recording', title: 'Take 1' });
  const { app, fake } = await started([take, labelled('a')], {
    'library.rename': (_id, title) => ({ ...take, title }),
  });
  const turn = (shift: boolean, place: Parameters<typeof press>[2] = 'page') =>
    press(app, { key: shift ? 'Z' : 'z', modified: true, shift }, place);
  expect(turn(false)).toBe(false);
  await renameClip(app, 'take', 'Angry me');
  await removeClip(app, take);
  expect(turn(false, 'typing')).toBe(false);

  expect(turn(false)).toBe(true);
  await settled();
  expect(fake.count('library.restore')).toBe(1);
  expect(app.notices.list.map(({ words }) => words)).toEqual(['Undone: Take 1 was deleted.']);
  turn(false);
  await settled();
  expect(fake.calls.findLast(({ name }) => name === 'library.rename')?.args).toEqual(['take', 'Take 1']);
  turn(true);
  turn(true);
  await settled();
  expect(fake.calls.findLast(({ name }) => name === 'library.rename')?.args).toEqual(['take', 'Angry me']);
  expect(fake.count('library.remove')).toBe(2);
  expect(turn(true)).toBe(false);
});

test('samples can neither be deleted nor renamed by key', async () => {
  const { app, fake } = await started([labelled('a')]);
  expect(press(app, { key: 'F2', modified: false }, 'list')).toBe(false);
  press(app, { key: 'Delete', modified: false }, 'list');
  await settled();
  expect(fake.count('library.remove')).toBe(0);
  expect(app.renaming).toBe(false);
});

test('a new name is trimmed, and an empty or unchanged one is not sent', async () => {
  const take = anEntry('take', { origin: 'recording', title: 'Take 1' });
  const { app, fake } = await started([take], {
    'library.rename': (_id, title) => ({ ...take, title }),
  });
  await renameClip(app, 'take', '   ');
  await renameClip(app, 'take', 'Take 1');
  expect(fake.count('library.rename')).toBe(0);
  await renameClip(app, 'take', '  Angry me ');
  expect(app.entry?.title).toBe('Angry me');
});

test('the window records by itself where there is no recorder program', async () => {
  const { app, fake } = await started([], {
    'app.info': () => ({ recorder: null, backend: null, systemLanguage: 'en', notices: [] }),
  });
  await app.record();
  expect(fake.calls.find(({ name }) => name === 'take.start')?.args).toEqual(['window']);
  expect(fake.calls.at(-1)?.args).toEqual(['no-device']);
  expect(app.notices.list[0].words).toBe('No microphone.');
});

test('keys: record, stop, move, search fields keep their letters, sheets keep everything', async () => {
  const { app, fake } = await started([labelled('a'), labelled('b')]);
  const key = (name: string, place: Parameters<typeof press>[2] = 'page', repeat = false) =>
    press(app, { key: name, modified: false, repeat }, place);

  expect(key('r', 'typing')).toBe(false);
  expect(key('ArrowDown')).toBe(true);
  expect(app.listening.id).toBe('b');
  expect(key('ArrowDown', 'control')).toBe(false);

  expect(key('r')).toBe(true);
  await settled();
  expect(app.recording.phase).toBe('recording');
  expect(key('r', 'page', true)).toBe(false);
  expect(key('Enter', 'button')).toBe(false);
  expect(key('Enter')).toBe(true);
  await settled();
  expect(fake.count('take.stop')).toBe(1);
  expect(app.listening.id).toBe('take');

  expect(key('h')).toBe(true);
  expect(key('h', 'page', true)).toBe(false);
  expect(app.explaining.on).toBe(true);

  expect(key('?')).toBe(true);
  expect(app.sheet).toBe('shortcuts');
  expect(key('r')).toBe(false);
  expect(press(app, { key: 'r', modified: true }, 'page')).toBe(false);
});

test('a key of the person’s own does what the old one did, and the old one nothing', async () => {
  const { app } = await started([labelled('a')], {
    'settings.read': () => ({ ...settings, keys: { shortcuts: 'g' } }),
  });
  expect(press(app, { key: '?', modified: false }, 'page')).toBe(false);
  expect(press(app, { key: 'G', modified: false, shift: true }, 'typing')).toBe(false);
  expect(press(app, { key: 'g', modified: false }, 'page')).toBe(true);
  expect(app.sheet).toBe('shortcuts');
});

test('keys of one view do nothing in another; keys with Ctrl work while typing', async () => {
  const { app, fake } = await started([labelled('a')]);
  expect(press(app, { key: '2', modified: true }, 'typing')).toBe(true);
  expect(app.view).toBe('live');
  expect(press(app, { key: 'l', modified: false }, 'page')).toBe(false);
  expect(fake.count('settings.change')).toBe(0);
  expect(press(app, { key: ' ', modified: false }, 'button')).toBe(false);
});

test('what was chosen in the menu is done in front of a sheet only where it can be seen', async () => {
  const { app, fake } = await started([labelled('a')]);
  app.sheet = 'shortcuts';
  fake.push('menu.chose', 'loop');
  await settled();
  expect(fake.count('settings.change')).toBe(0);
  fake.push('menu.chose', 'models');
  expect(app.view).toBe('models');
  expect(app.sheet).toBeNull();
});

test('recent files are shown as they change, and one that is gone is told', async () => {
  const { app, fake } = await started([labelled('a')], {
    'recent.list': () => [{ id: 'one', fileName: 'one.wav' }],
    'recent.open': () => ({
      opened: [],
      failed: [
        { fileName: 'one.wav', problem: { code: 'not-found', message: '“one.wav” is no longer there.' } },
      ],
    }),
  });
  expect(app.recent.map(({ fileName }) => fileName)).toEqual(['one.wav']);
  await openRecent(app, 'one');
  expect(app.notices.list[0].lines).toEqual(['“one.wav” is no longer there.']);
  fake.push('recent.changed', []);
  expect(app.recent).toEqual([]);
});

test('the tour comes by itself once, and again when asked for', async () => {
  const { app, fake } = await started([labelled('a')], {
    'settings.read': () => ({ ...settings, tourSeen: false }),
  });
  expect(app.sheet).toBe('tour');
  expect(fake.calls.find(({ name }) => name === 'settings.change')?.args).toEqual([{ tourSeen: true }]);
  app.sheet = null;
  app.view = 'models';
  fake.push('menu.chose', 'tour');
  expect([app.sheet, app.view]).toEqual(['tour', 'listen']);
  await settled();
  expect(fake.count('settings.change')).toBe(1);
});

test('a refused setting is told, a refused drop too', async () => {
  const { app } = await started([], {
    'settings.change': () => {
      throw new FakeRefusal({ code: 'cannot-write', message: 'Settings could not be kept.' });
    },
  });
  await app.changeSettings({ loop: true });
  expect(app.notices.list[0].words).toBe('Settings could not be kept.');
  expect(app.playback.loop).toBe(true);
  await openDropped(app, []);
  expect(app.notices.list).toHaveLength(1);
});

test('a take asked for from the menu starts where it can be seen', async () => {
  const { app, fake } = await started([labelled('a')]);
  app.view = 'models';
  app.sheet = 'settings';
  fake.push('menu.chose', 'record');
  await settled();
  expect(app.recording.busy).toBe(true);
  expect(app.view).toBe('listen');
  expect(app.sheet).toBeNull();
});
