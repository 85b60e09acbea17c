import type { ClipLabel } from './clipLabel';

/**
 * What a choice is even over, most important first: the emotion; within it the actor, so that no voice
 * stands for an emotion alone; then actors overall, and last what varies within an actor's clips.
 */
function sharedBy(label: ClipLabel): string[] {
  const emotion = `${label.emotion ?? label.originalEmotion}`;
  const actor = `${label.corpus}/${label.actor}`;
  return [
    `emotion ${emotion}`,
    `emotion ${emotion} actor ${actor}`,
    `actor ${actor}`,
    `gender ${label.gender} emotion ${emotion}`,
    `channel ${label.channel}`,
    `statement ${label.statement}`,
    `intensity ${label.intensity ?? 'none'}`,
    `repetition ${label.repetition ?? 'none'}`,
  ];
}

/**
 * At most `count` of the items, as even over emotion and then actor as the items allow, in the order in
 * which they were given. Deterministic: of items that would do equally well the first is taken. Takes time
 * in proportion to `items.length * count`.
 */
export function balancedChoice<T>(items: readonly T[], labelOf: (item: T) => ClipLabel, count: number): T[] {
  if (count >= items.length) {
    return [...items];
  }
  const numbers = new Map<string, number>();
  const numberOf = (key: string) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const rest = items.map((item, position) => ({ position, keys: sharedBy(labelOf(item)).map(numberOf) }));
  /** How many were taken that share each key. */
  const taken = new Uint32Array(numbers.size);
  const positions: number[] = [];
  while (positions.length < count) {
    let best = 0;
    for (let i = 1; i < rest.length; i++) {
      if (isRarer(rest[i].keys, rest[best].keys, taken)) {
        best = i;
      }
    }
    const [{ position, keys }] = rest.splice(best, 1);
    positions.push(position);
    for (const key of keys) {
      taken[key]++;
    }
  }
  return positions.sort((a, b) => a - b).map((position) => items[position]);
}

/** Whether `keys` were taken less often than `than`: the first pair that differs decides. */
function isRarer(keys: readonly number[], than: readonly number[], taken: Uint32Array): boolean {
  for (let i = 0; i < keys.length; i++) {
    const difference = taken[keys[i]] - taken[than[i]];
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return false;
}
