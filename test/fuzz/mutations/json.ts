/** Files of JSON: values replaced, left out and added, and the text itself damaged. */
import type { Dice } from '../dice';
import { mutateBytes } from './bytes';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function oddValue(dice: Dice): Json {
  return dice.pick<() => Json>([
    () => null,
    () => true,
    () => dice.pick([-1, 0, 0.5, 1e9, 2 ** 53, -(2 ** 31), 1e308, -0, 4.9e-324]),
    () => '',
    () =>
      dice.pick([
        '=1+1',
        '../../etc/passwd',
        '<img src=x>',
        '__proto__',
        '\u0000',
        '\ud800',
        '喜び',
        '2026-13-45',
      ]),
    () => 'x'.repeat(dice.pick([256, 5000])),
    () => [],
    () => ({}),
    () => Array.from({ length: dice.pick([1, 3, 2000]) }, () => 0),
    () => nested(dice.pick([5, 500])),
  ])();
}

function nested(depth: number): Json {
  let value: Json = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** Every object and array within a value, itself among them. */
function* containers(value: Json): Generator<Json[] | { [key: string]: Json }> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const inner of Object.values(value)) yield* containers(inner);
}

function changeValue(root: Json, dice: Dice): Json {
  const all = [...containers(root)];
  if (all.length === 0 || dice.chance(0.03)) return oddValue(dice);
  const target = dice.pick(all);
  if (Array.isArray(target)) changeList(target, dice);
  else changeObject(target, dice);
  return root;
}

function changeList(list: Json[], dice: Dice): void {
  const index = dice.below(list.length + 1);
  const choice = dice.below(4);
  if (choice === 0) list.splice(index, 1);
  else if (choice === 1) list.splice(index, 0, oddValue(dice));
  else if (choice === 2 && list.length > 0) list.push(structuredClone(dice.pick(list)));
  else list[Math.min(index, Math.max(0, list.length - 1))] = oddValue(dice);
}

function changeObject(target: { [key: string]: Json }, dice: Dice): void {
  const keys = Object.keys(target);
  if (keys.length === 0 || dice.chance(0.1)) {
    // As JSON.parse makes it: a key like any other.
    const key = dice.pick(['__proto__', 'constructor', 'toString', 'length', 'extra']);
    Object.defineProperty(target, key, {
      value: oddValue(dice),
      enumerable: true,
      writable: true,
      configurable: true,
    });
    return;
  }
  const key = dice.pick(keys);
  const value = target[key];
  if (dice.chance(0.25)) delete target[key];
  else if (typeof value === 'number' && dice.chance(0.7)) target[key] = changedNumber(value, dice);
  else if (typeof value === 'string' && dice.chance(0.3))
    target[key] = value.slice(0, dice.below(value.length + 1));
  else target[key] = dice.chance(0.3) ? structuredClone(target[dice.pick(keys)]) : oddValue(dice);
}

function changedNumber(value: number, dice: Dice): number {
  return dice.pick([value + 1, value - 1, -value, value * 2, value * 1000, value + 0.5, 0, 1e7, 1e15, 1e308]);
}

/** A JSON text with one to three values changed; now and then the text is damaged instead. */
export function mutateJson(text: Uint8Array, dice: Dice): Uint8Array {
  if (dice.chance(0.2)) return mutateBytes(text, dice, text);
  let value = JSON.parse(new TextDecoder().decode(text)) as Json;
  for (let count = dice.pick([1, 1, 2, 3]); count > 0; count--) value = changeValue(value, dice);
  return new TextEncoder().encode(JSON.stringify(value));
}
