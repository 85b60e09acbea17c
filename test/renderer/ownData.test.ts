import { expect, test } from 'vitest';
import type { CallName } from '../../src/shared/contract';
import { defaultSettings } from '../../src/shared/defaultSettings';
import type { Agreed, DataKind, OwnData as Found } from '../../src/shared/ownData';
import type { Settings } from '../../src/shared/types';
import { Notices } from '../../src/renderer/src/state/notices.svelte';
import { OwnData } from '../../src/renderer/src/state/ownData.svelte';
import { Undo } from '../../src/renderer/src/state/undo.svelte';
import { anEntry } from './entries';
import { FakeBridge, FakeRefusal, settled } from './fakeBridge';

const found = (takes: number): Found => ({
  shares: [{ kind: 'takes', count: takes, bytes: takes * 1000, busy: false }],
  recordings: [{ id: 'a', bytes: 1000 }],
  rest: 0,
});
const nothing = { ids: [], bytes: 0 };

function setUp(handlers: Partial<Record<CallName, (...args: unknown[]) => unknown>> = {}) {
  const fake = new FakeBridge({
    'data.list': () => found(3),
    'data.tell': () => nothing,
    'data.delete': () => found(0),
    'data.deleteRecording': () => found(2),
    ...handlers,
  });
  const notices = new Notices();
  const undo = new Undo({ notices, attempt: (action) => action() });
  let settings: Settings = { ...defaultSettings };
  let shown = false;
  const data = new OwnData({
    bridge: fake.bridge,
    notices,
    undo,
    settings: () => settings,
    changeSettings: (change) => {
      settings = { ...settings, ...change };
      return Promise.resolve();
    },
    entry: (id) => anEntry(id),
    show: () => (shown = true),
  });
  return { fake, data, notices, undo, settings: () => settings, shown: () => shown };
}

test('nothing is deleted before it is confirmed, and then just what was shown', async () => {
  const { fake, data, undo } = setUp();
  undo.add({ words: 'Renamed.', undo: () => Promise.resolve(), redo: () => Promise.resolve() });
  await data.read();
  data.ask({ kind: 'takes' });
  data.cancel();
  await data.confirm();
  expect(fake.count('data.delete')).toBe(0);
  expect(undo.done).toHaveLength(1);
  data.ask({ kind: 'takes' });
  await data.confirm();
  const call = fake.calls.find(({ name }) => name === 'data.delete')?.args as [DataKind, Agreed];
  expect(call).toEqual(['takes', { count: 3, bytes: 3000 }]);
  expect(data.said).toBe('Deleted for good: 3 recordings, 3\u202fkB.');
  expect(data.asked).toBeNull();
  // Undo could bring back nothing of it.
  expect(undo.done).toEqual([]);
});

test('a refusal is said, and what is there is counted anew', async () => {
  const { data } = setUp({
    'data.delete': () => {
      throw new FakeRefusal({ code: 'refused', message: 'It has changed.', advice: 'Look again.' });
    },
  });
  await data.read();
  data.ask({ kind: 'takes' });
  await data.confirm();
  expect(data.said).toBe('It has changed. Look again.');
  expect(data.asked).toBeNull();
  expect(data.share('takes')).toMatchObject({ count: 3 });
});

test('a time that deletes something is taken only when it is confirmed; one that deletes nothing at once', async () => {
  const { data, settings } = setUp({
    'data.older': (days) => (days === 7 ? { ids: ['a', 'b'], bytes: 2000 } : nothing),
  });
  await data.choose(90);
  expect(settings().keepDays).toBe(90);
  await data.choose(7);
  expect(settings().keepDays).toBe(90);
  expect(data.wanted?.older.ids).toEqual(['a', 'b']);
  data.leave();
  await data.applyWanted();
  expect(settings().keepDays).toBe(90);
  await data.choose(7);
  await data.applyWanted();
  expect(settings().keepDays).toBe(7);
});

test('at start what will go is told by name, and stays in sight; with no time chosen nobody is asked', async () => {
  const { fake, data, notices, settings, shown } = setUp({
    'data.older': () => nothing,
    'data.tell': () => ({ ids: ['a', 'b'], bytes: 2000 }),
  });
  await data.tell();
  expect(fake.count('data.tell')).toBe(0);
  await data.choose(30);
  expect(settings().keepDays).toBe(30);
  await data.tell();
  await settled();
  const [notice] = notices.list;
  expect(notice.words).toContain('2 recordings (2\u202fkB) are older than 30 days');
  expect(notice.lines).toEqual([anEntry('a').title, anEntry('b').title]);
  expect(notice.stays).toBe(true);
  notice.action?.run();
  expect(shown()).toBe(true);
});
