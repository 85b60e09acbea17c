import type { Dice } from '../dice';

/** Where counts and sizes break: nothing, one, the ends of signed and unsigned numbers. */
export const oddNumbers = [
  ...[0, 1, 2, 3, 7, 8, 15, 16, 63, 64, 65, 127, 128, 255, 256, 0x7fff, 0x8000, 0xffff, 0x10000],
  ...[0x7fffff, 0xffffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fff0, 0xffff_fffe, 0xffff_ffff],
];

/** The pieces as one. */
export function joined(...pieces: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Writes a number of 1, 2, 3, 4 or 8 bytes over what stands there, as far as it fits. */
export function put(
  bytes: Uint8Array,
  at: number,
  width: number,
  value: number,
  littleEndian: boolean,
): void {
  for (let place = 0; place < width; place++) {
    const index = at + (littleEndian ? place : width - 1 - place);
    if (index >= 0 && index < bytes.length) bytes[index] = Math.floor(value / 2 ** (8 * place)) % 256;
  }
}

type Mutation = (bytes: Uint8Array, dice: Dice, donor: Uint8Array) => Uint8Array;

/** Any place, but as often one among the first bytes: in headers is the harm. */
function place(bytes: Uint8Array, dice: Dice): number {
  return dice.below(Math.max(1, dice.chance(0.5) ? Math.min(160, bytes.length) : bytes.length));
}

/** From a place on, some bytes: mostly few. */
function run(bytes: Uint8Array, dice: Dice): [from: number, to: number] {
  const from = place(bytes, dice);
  const longest = dice.chance(0.7) ? 64 : bytes.length;
  return [from, Math.min(bytes.length, from + 1 + dice.below(longest))];
}

const changes: readonly Mutation[] = [
  function flip(bytes, dice) {
    bytes[place(bytes, dice)] ^= 1 << dice.below(8);
    return bytes;
  },
  function set(bytes, dice) {
    bytes[place(bytes, dice)] = dice.pick([0, 1, 0x7f, 0x80, 0xfe, 0xff, dice.below(256)]);
    return bytes;
  },
  function number(bytes, dice) {
    const value = dice.chance(0.2) ? bytes.length + dice.between(-2, 2) : dice.pick(oddNumbers);
    put(bytes, place(bytes, dice), dice.pick([2, 4, 4, 8]), value, dice.chance(0.5));
    return bytes;
  },
  function garbage(bytes, dice) {
    const [from, to] = run(bytes, dice);
    bytes.set(dice.bytes(to - from), from);
    return bytes;
  },
  function blank(bytes, dice) {
    const [from, to] = run(bytes, dice);
    return bytes.fill(dice.pick([0, 0xff]), from, to);
  },
  function cut(bytes, dice) {
    return bytes.slice(0, place(bytes, dice));
  },
  function remove(bytes, dice) {
    const [from, to] = run(bytes, dice);
    return joined(bytes.subarray(0, from), bytes.subarray(to));
  },
  function insert(bytes, dice) {
    const at = place(bytes, dice);
    return joined(bytes.subarray(0, at), dice.bytes(dice.between(1, 200)), bytes.subarray(at));
  },
  function repeat(bytes, dice) {
    const [from, to] = run(bytes, dice);
    const again = Array.from({ length: dice.between(1, 8) }, () => bytes.subarray(from, to));
    return joined(bytes.subarray(0, to), ...again, bytes.subarray(to));
  },
  function splice(bytes, dice, donor) {
    const [from, to] = run(donor, dice);
    const at = place(bytes, dice);
    const rest = bytes.subarray(dice.chance(0.5) ? at : Math.min(bytes.length, at + to - from));
    return joined(bytes.subarray(0, at), donor.subarray(from, to), rest);
  },
];

/** Bytes changed in one to five places, whatever they mean. */
export function mutateBytes(bytes: Uint8Array, dice: Dice, donor: Uint8Array): Uint8Array {
  let changed: Uint8Array = bytes.slice();
  for (let count = dice.between(1, 5); count > 0; count--) {
    if (changed.length === 0) break;
    changed = dice.pick(changes)(changed, dice, donor);
  }
  return changed;
}
