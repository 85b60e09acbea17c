import { expect, test } from 'vitest';
import { actionIds } from '../../src/shared/actions';
import { keyCaps, sheetGroups } from '../../src/renderer/src/lib/keyWords';
import { Keys } from '../../src/renderer/src/state/keys.svelte';
import type { ChosenKeys } from '../../src/shared/keys';

function keys(chosen: ChosenKeys = {}) {
  const memory = { chosen };
  return {
    memory,
    state: new Keys(
      () => memory.chosen,
      (changed) => {
        memory.chosen = changed;
        return Promise.resolve();
      },
    ),
  };
}

test('the sheet shows every action once', () => {
  const shown = sheetGroups().flatMap(({ ids }) => ids);
  expect(shown.toSorted()).toEqual(actionIds.toSorted());
});

test('keys are said as they stand on the keyboard', () => {
  expect(keyCaps('Ctrl+Shift+z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(keyCaps('Ctrl+,', true)).toEqual(['⌘', ',']);
  expect(keyCaps('Delete', false)).toEqual(['Del']);
});

test('a free key is given and remembered', async () => {
  const { state, memory } = keys();
  expect(await state.give('loop', 'g')).toBeNull();
  expect(memory.chosen).toEqual({ loop: 'g' });
});

test('the key it has already changes nothing', async () => {
  const { state, memory } = keys();
  expect(await state.give('loop', 'l')).toBeNull();
  expect(memory.chosen).toEqual({});
});

test.each(['Enter', 'ArrowUp', 'Ctrl+c', 'Backspace'])(
  '%s is refused for what it means everywhere',
  async (chord) => {
    const { state, memory } = keys();
    expect(await state.give('loop', chord)).toEqual({ why: 'not-a-key' });
    expect(memory.chosen).toEqual({});
  },
);

test('a key that is taken is refused by name, and can be swapped', async () => {
  const { state, memory } = keys();
  expect(await state.give('loop', 'c')).toEqual({ why: 'taken', by: 'classify', swappable: true });
  expect(memory.chosen).toEqual({});
  await state.swap('loop', 'classify', 'c');
  expect(memory.chosen).toEqual({ loop: 'c', classify: 'l' });
});

test('a swap that would bring another clash is not offered', async () => {
  // Delete means one thing in Listen and another in Live: everywhere it can mean neither.
  const { state, memory } = keys();
  expect(await state.give('remove', 'r')).toEqual({ why: 'taken', by: 'record', swappable: false });
  await state.swap('remove', 'record', 'r');
  expect(memory.chosen).toEqual({});
});

test('one key goes back, or all of them', async () => {
  const { state, memory } = keys({ loop: 'g', play: 'p' });
  expect(state.changed.toSorted()).toEqual(['loop', 'play']);
  await state.reset('loop');
  expect(memory.chosen).toEqual({ play: 'p' });
  await state.resetAll();
  expect(memory.chosen).toEqual({});
});
