/** Attacks on one call, all made in the page in one go. */
import type { Page } from 'playwright-core';
import { hostile } from './hostile';

/** Where in a list of arguments something is replaced: `[1, 'start']` is `start` of the second. */
export type Place = (string | number)[];

export interface Attack {
  what: string;
  args: unknown[];
  place: Place;
  /** JavaScript of what is put there; left out with `drop`, which takes away the last argument. */
  source: string;
}

export interface Outcome {
  what: string;
  /** Code of the refusal; `ok` when it was answered; `stopped` when it did not leave the page. */
  code: string;
  /** What main said, as text. */
  said: string;
}

/** Every place in the arguments of a call: the arguments, and what lies in lists and objects among them. */
export function placesIn(value: unknown, at: Place = []): Place[] {
  const inner = isTree(value)
    ? Object.entries(value).flatMap(([key, each]) =>
        placesIn(each, [...at, Array.isArray(value) ? Number(key) : key]),
      )
    : [];
  return at.length === 0 ? inner : [at, ...inner];
}

/** All hostile values at all places, one more and one fewer argument, and fields that nobody asked for. */
export function attacksOn(args: readonly unknown[]): Attack[] {
  const attacks: Attack[] = [];
  const list = [...args];
  for (const place of [...placesIn(list), [list.length]]) {
    for (const [name, source] of Object.entries(hostile)) {
      attacks.push({ what: `${name} at ${place.join('.')}`, args: list, place, source });
    }
  }
  for (const place of placesIn(list).filter((each) => isPlain(valueAt(list, each)))) {
    for (const field of ['evil', '__proto__', 'constructor', 'path']) {
      const source = `JSON.parse(${JSON.stringify(`{${JSON.stringify(field)}:{"polluted":true}}`)})`;
      attacks.push({
        what: `field ${field} at ${place.join('.')}`,
        args: list,
        place: [...place, '+'],
        source,
      });
    }
  }
  if (list.length > 0) {
    attacks.push({ what: 'one argument fewer', args: list.slice(0, -1), place: [], source: 'undefined' });
  }
  return attacks;
}

/** Makes all attacks on one call, one after the other. */
export function make(page: Page, call: string, attacks: readonly Attack[]): Promise<Outcome[]> {
  const list = attacks.map(
    ({ what, args, place, source }) =>
      `{ what: ${JSON.stringify(what)}, place: ${JSON.stringify(place)}, args: () => ${sourceOf(args)}, value: () => (${source}) }`,
  );
  return page.evaluate(`(async () => {
    const outcomes = [];
    for (const { what, place, args, value } of [${list.join(',\n')}]) {
      const all = args();
      let at = all;
      for (const key of place.slice(0, -1)) at = at[key];
      const last = place.at(-1);
      try {
        if (last === '+') for (const [key, each] of Object.entries(value())) {
          Object.defineProperty(at, key, { value: each, enumerable: true, configurable: true, writable: true });
        }
        else if (last !== undefined) at[last] = value();
        const answer = await window.affectron.call(${JSON.stringify(call)}, ...all);
        outcomes.push({ what, code: answer.ok ? 'ok' : answer.problem.code, said: JSON.stringify(answer) ?? '' });
      } catch (problem) {
        outcomes.push({ what, code: 'stopped', said: String(problem) });
      }
    }
    return outcomes;
  })()`);
}

/** A value as JavaScript that makes it anew. */
export function sourceOf(value: unknown): string {
  if (value instanceof Uint8Array) return `Uint8Array.of(${value.join(',')})`;
  if (value instanceof Float32Array) return `Float32Array.of(${value.join(',')})`;
  if (Array.isArray(value)) return `[${value.map(sourceOf).join(',')}]`;
  if (isPlain(value)) {
    const fields = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${sourceOf(each)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** A copy of arguments with something else at a place. */
export function replaced(value: unknown, [first, ...rest]: Place, by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((each: unknown, index) => (index === first ? replaced(each, rest, by) : each));
  }
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === first ? replaced(each, rest, by) : each]),
  );
}

export function valueAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (at, key) => (isTree(at) ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );
}

function isTree(value: unknown): value is object {
  return Array.isArray(value) || isPlain(value);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
