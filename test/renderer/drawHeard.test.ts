import { expect, test } from 'vitest';
import { labelTop } from '../../src/renderer/src/lib/drawHeard';

const legend = { width: 300, height: 18 };

test('the words of the strongest part never lie under the legend', () => {
  // In the top row at the left: below the legend, which ends at 23 px.
  expect(labelTop([0, 0, 120, 30], legend)).toBe(26);
  expect(labelTop([200, 10, 120, 30], legend)).toBe(16);
  // Beside it, or in a lower row: in the box.
  expect(labelTop([320, 0, 120, 30], legend)).toBe(3);
  expect(labelTop([0, 40, 120, 30], legend)).toBe(3);
});
