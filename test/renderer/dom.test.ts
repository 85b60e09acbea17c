import { expect, test } from 'vitest';
import { pressedKey } from '../../src/renderer/src/lib/dom';

function pressed(key: string, held: string[], mac: boolean) {
  const event = {
    key,
    shiftKey: held.includes('Shift'),
    ctrlKey: held.includes('Ctrl'),
    metaKey: held.includes('Meta'),
    altKey: held.includes('Alt'),
    getModifierState: (name: string) => held.includes(name),
  };
  return pressedKey(event as unknown as KeyboardEvent, mac);
}

test('brackets are reached with AltGr, and with Option on a Mac', () => {
  const bracket = { key: '[', modified: false, shift: false };
  expect(pressed('[', ['AltGraph', 'Ctrl', 'Alt'], false)).toEqual(bracket);
  expect(pressed('[', ['Alt'], true)).toEqual(bracket);
  expect(pressed(']', ['Alt', 'Shift'], true)).toEqual({ key: ']', modified: false, shift: true });
});

test('other keys with Alt are the system’s', () => {
  expect(pressed('[', ['Alt'], false)).toBeNull();
  expect(pressed('f', ['Alt'], false)).toBeNull();
  for (const key of ['l', 'ø', '5', 'ArrowLeft', 'Dead']) expect(pressed(key, ['Alt'], true)).toBeNull();
  expect(pressed('[', ['Alt', 'Meta'], true)).toBeNull();
  expect(pressed('o', ['Meta'], true)).toEqual({ key: 'o', modified: true, shift: false });
});
