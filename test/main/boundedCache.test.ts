import { describe, expect, it } from 'vitest';
import { BoundedCache } from '../../src/main/boundedCache';

describe('BoundedCache', () => {
  it('lets the longest unused go', () => {
    const cache = new BoundedCache<string>(6, (value) => value.length);
    cache.set('a', 'aa');
    cache.set('b', 'bb');
    cache.set('c', 'cc');
    cache.get('a');
    cache.set('d', 'dd');
    expect(cache.get('b')).toBeUndefined();
    expect([cache.get('a'), cache.get('c'), cache.get('d')]).toEqual(['aa', 'cc', 'dd']);
  });

  it('keeps the newest even when it is over the budget alone', () => {
    const cache = new BoundedCache<string>(3, (value) => value.length);
    cache.set('a', 'a');
    cache.set('big', 'x'.repeat(10));
    expect(cache.count).toBe(1);
    expect(cache.get('big')).toHaveLength(10);
    cache.set('b', 'b');
    expect(cache.get('big')).toBeUndefined();
  });

  it('counts a replaced value once', () => {
    const cache = new BoundedCache<string>(3, (value) => value.length);
    for (let i = 0; i < 10; i++) cache.set('a', 'aa');
    cache.set('b', 'b');
    expect(cache.count).toBe(2);
  });
});
