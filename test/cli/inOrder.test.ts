import { expect, it } from 'vitest';
import { inOrder } from '../../src/cli/inOrder';

it('lets things through in their order, as soon as those before them have come', () => {
  const passed: string[] = [];
  const take = inOrder<string>((thing) => passed.push(thing));
  take(2, 'c');
  expect(passed).toEqual([]);
  take(0, 'a');
  expect(passed).toEqual(['a']);
  take(1, 'b');
  expect(passed).toEqual(['a', 'b', 'c']);
});
