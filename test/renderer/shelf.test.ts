import { expect, test } from 'vitest';
import { Shelf } from '../../src/renderer/src/state/shelf.svelte';
import { labelled } from './entries';

test('search and filters narrow the list, and every change is seen at once', () => {
  const shelf = new Shelf();
  shelf.replace([
    labelled('a', { emotion: 'angry', actor: '01', gender: 'male' }),
    labelled('b', { emotion: 'happy', actor: '02', gender: 'female' }),
    labelled('c', { emotion: 'angry', actor: '02', gender: 'female' }),
  ]);
  expect(shelf.order).toEqual(['a', 'b', 'c']);

  shelf.choose('emotion', 'angry');
  expect(shelf.order).toEqual(['a', 'c']);

  shelf.query = 'female';
  expect(shelf.order).toEqual(['c']);

  shelf.clear();
  expect(shelf.order).toEqual(['a', 'b', 'c']);
  expect(shelf.narrowed).toBe(false);
});
