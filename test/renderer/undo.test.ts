import { expect, test } from 'vitest';
import { problemOf } from '../../src/renderer/src/bridge';
import { Notices } from '../../src/renderer/src/state/notices.svelte';
import { Undo, type Step } from '../../src/renderer/src/state/undo.svelte';
import { FakeRefusal, pending, settled } from './fakeBridge';

function setUp() {
  const notices = new Notices();
  const undo = new Undo({
    notices,
    attempt: async (action) => {
      try {
        await action();
      } catch (thrown) {
        notices.warn(problemOf(thrown));
      }
    },
  });
  const done: string[] = [];
  const step = (name: string): Step => ({
    words: `${name}.`,
    undo: () => Promise.resolve(void done.push(`-${name}`)),
    redo: () => Promise.resolve(void done.push(`+${name}`)),
  });
  const told = () => notices.list.map(({ words }) => words);
  return { undo, notices, done, step, told };
}

test('steps go back one by one, the last first, and come again in the same order', async () => {
  const { undo, done, step, told } = setUp();
  undo.add(step('a'));
  undo.add(step('b'));
  for (let time = 0; time < 3; time++) await undo.undo();
  for (let time = 0; time < 3; time++) await undo.redo();
  expect(done).toEqual(['-b', '-a', '+a', '+b']);
  expect(told()).toEqual(['Undone: a.', 'Done again: a.', 'Done again: b.']);
});

test('what is done anew ends what could be done again', async () => {
  const { undo, done, step } = setUp();
  undo.add(step('a'));
  await undo.undo();
  undo.add(step('b'));
  await undo.redo();
  expect(done).toEqual(['-a']);
});

test('the button of a message takes its own step back, once, and the message leaves', async () => {
  const { undo, notices, done, step, told } = setUp();
  undo.offer(step('a'));
  undo.add(step('b'));
  const [offer] = notices.list;
  offer.action?.run();
  offer.action?.run();
  await settled();
  expect(done).toEqual(['-a']);
  expect(told()).toEqual([]);
  await undo.undo();
  await undo.undo();
  expect(done).toEqual(['-a', '-b']);
});

test('taken back by key, the message that offered it leaves too', async () => {
  const { undo, step, told } = setUp();
  undo.offer(step('a'));
  await undo.undo();
  expect(told()).toEqual(['Undone: a.']);
});

test('a step that is refused is told and forgotten; the one before still goes back', async () => {
  const { undo, done, step, told } = setUp();
  undo.add(step('a'));
  undo.add({
    ...step('b'),
    undo: () => Promise.reject(new FakeRefusal({ code: 'not-found', message: 'It is gone.' })),
  });
  await undo.undo();
  expect(undo.undone).toEqual([]);
  await undo.undo();
  expect(done).toEqual(['-a']);
  expect(told()).toContain('Undone: a.');
  expect(told()).toHaveLength(2);
});

test('keys pressed in a row wait for one another', async () => {
  const { undo, done, step } = setUp();
  const slow = pending<undefined>();
  undo.add(step('a'));
  undo.add({ ...step('b'), undo: () => slow.promise.then(() => void done.push('-b')) });
  void undo.undo();
  const second = undo.undo();
  slow.resolve(undefined);
  await second;
  expect(done).toEqual(['-b', '-a']);
});

test('a hundred steps are remembered', async () => {
  const { undo, done, step } = setUp();
  for (let index = 0; index < 120; index++) undo.add(step(`${index}`));
  for (let index = 0; index < 120; index++) await undo.undo();
  expect(done).toHaveLength(100);
  expect(done.at(-1)).toBe('-20');
});
