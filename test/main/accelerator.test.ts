import { expect, it } from 'vitest';
import { accelerator } from '../../src/main/accelerator';

it.each([
  ['r', 'R'],
  ['Ctrl+Shift+z', 'CmdOrCtrl+Shift+Z'],
  ['Space', 'Space'],
  ['+', 'Plus'],
  ['Ctrl+,', 'CmdOrCtrl+,'],
  ['Shift+ArrowLeft', 'Shift+Left'],
  ['ß', undefined],
])('%s is %s in the menu', (chord, words) => {
  expect(accelerator(chord)).toBe(words);
});
