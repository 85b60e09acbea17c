/**
 * Keeps what `make` built for the last `limit` sets of parameters: FFT plans, filterbanks and tables are
 * built once and used for every frame and clip after that. Bounded, because clips come at any rate.
 */
export function memoised<Key extends readonly (number | string)[], Value>(
  make: (...key: Key) => Value,
  limit = 8,
): (...key: Key) => Value {
  const kept = new Map<string, Value>();
  return (...key) => {
    const name = key.join(' ');
    const known = kept.get(name);
    if (known !== undefined) {
      return known;
    }
    if (kept.size >= limit) {
      // A Map iterates in the order of insertion: the first key is the oldest.
      for (const oldest of kept.keys()) {
        kept.delete(oldest);
        break;
      }
    }
    const value = make(...key);
    kept.set(name, value);
    return value;
  };
}
