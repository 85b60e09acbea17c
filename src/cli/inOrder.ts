/**
 * Lets things that are ready in any order through in theirs: each waits until all before it have come.
 *
 * @returns takes the place of a thing, from 0 on without gaps, and the thing
 */
export function inOrder<Thing>(pass: (thing: Thing) => void): (place: number, thing: Thing) => void {
  const waiting = new Map<number, Thing>();
  let next = 0;
  return (place, thing) => {
    waiting.set(place, thing);
    for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
      waiting.delete(next++);
      pass(ready);
    }
  };
}
