import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { actionIds, actions, apart, type ActionId } from '../../src/shared/actions';
import { chordOf, chordParts } from '../../src/shared/chord';
import { settingsSchema } from '../../src/shared/contract';
import { assignable, canChange, holder, keysOf, type ActionKeys } from '../../src/shared/keys';

/** 0..675 as two letters. */
function letters(number: number): string {
  return String.fromCharCode(97 + Math.floor(number / 26), 97 + (number % 26));
}

/** Chords that mean two things in one place. */
function clashes(keys: ActionKeys): string[] {
  return actionIds.flatMap((one, index) =>
    actionIds
      .slice(index + 1)
      .filter((other) => !apart(actions[one].where, actions[other].where))
      .flatMap((other) =>
        keys[one].filter((chord) => keys[other].includes(chord)).map((chord) => `${chord}: ${one}, ${other}`),
      ),
  );
}

describe('the table of actions', () => {
  it.each(actionIds)('%s has words, and a key or a reason for none', (id) => {
    const { words, key, why } = actions[id];
    expect(words).not.toBe('');
    expect(key !== null || why !== undefined).toBe(true);
  });

  it.each(actionIds.filter(canChange))('%s has a key that could be chosen', (id) => {
    const { key, also = [] } = actions[id];
    for (const chord of [key, ...also]) if (chord !== null) expect(assignable(chord)).toBe(true);
  });

  it('gives no key to two actions of one place', () => {
    const keys = keysOf({});
    expect(clashes(keys)).toEqual([]);
    for (const id of actionIds) expect(keys[id][0] ?? null).toBe(actions[id].key);
  });
});

describe('chosen keys', () => {
  it('take the place of the first one and of all further ones', () => {
    expect(keysOf({ evaluate: 'g' }).evaluate).toEqual(['g']);
  });

  it('are passed over where the action is gone, or its key cannot be changed', () => {
    expect(keysOf({ danced: 'g', stop: 'g' })).toEqual(keysOf({}));
  });

  it('come before a default that a later version would give to another action', () => {
    const keys = keysOf({ play: 'l' });
    expect(keys.play).toEqual(['l']);
    expect(keys.loop).toEqual([]);
    expect(clashes(keys)).toEqual([]);
  });

  it('never mean two things, whatever a settings file says', () => {
    const ids = actionIds.filter(canChange);
    for (const chord of ['r', 'Space', 'Ctrl+z', 'F2'])
      for (const id of ids) expect(clashes(keysOf({ [id]: chord, play: 'r', loop: 'r' }))).toEqual([]);
  });

  it('may be the same in two views', () => {
    expect(holder(keysOf({}), 'throwAway', 'Delete')).toBeNull();
    expect(holder(keysOf({}), 'loop', 'Delete')).toBe<ActionId>('remove');
    expect(holder(keysOf({}), 'throwAway', 'r')).toBe<ActionId>('record');
  });
});

describe('a chord', () => {
  it.each([
    [{ key: 'r', modified: false }, 'r'],
    [{ key: 'R', modified: false, shift: true }, 'r'],
    [{ key: '?', modified: false, shift: true }, '?'],
    [{ key: ' ', modified: false }, 'Space'],
    [{ key: 'Z', modified: true, shift: true }, 'Ctrl+Shift+z'],
    [{ key: 'F2', modified: false, shift: true }, 'Shift+F2'],
    [{ key: '+', modified: true, shift: true }, 'Ctrl++'],
  ])('of %o is %s', (pressed, chord) => {
    expect(chordOf(pressed)).toBe(chord);
  });

  it.each(['Shift', 'Control', 'Dead', 'AltGraph'])('is none while only %s is pressed', (key) => {
    expect(chordOf({ key, modified: false })).toBeNull();
  });

  it('comes apart again, a plus too', () => {
    expect(chordParts('Ctrl+Shift+z')).toEqual(['Ctrl', 'Shift', 'z']);
    expect(chordParts('Ctrl++')).toEqual(['Ctrl', '+']);
    expect(chordParts('+')).toEqual(['+']);
  });
});

describe('the settings', () => {
  const fits = (keys: unknown) => v.safeParse(v.partial(settingsSchema), { keys }).success;

  it('take keys of every kind', () => {
    expect(fits({ play: 'p', loop: 'Ctrl+Shift+l', rename: 'F5', later: 'ß' })).toBe(true);
  });

  it.each([
    [{ play: 'Enter' }],
    [{ play: 'Escape' }],
    [{ play: 'ArrowUp' }],
    [{ play: 'Tab' }],
    [{ play: 'Ctrl+c' }],
    [{ play: 'R' }],
    [{ play: 'Alt+r' }],
    [{ play: '' }],
    [{ play: 'ab' }],
    [{ play: ' ' }],
    [{ play: '\n' }],
    [{ play: 7 }],
    [{ '../play': 'p' }],
    [{ play: ['p'] }],
    [Object.fromEntries(Array.from({ length: 201 }, (_, i) => [letters(i), 'p']))],
    ['r'],
    [null],
  ])('refuse %o', (keys) => {
    expect(fits(keys)).toBe(false);
  });
});
