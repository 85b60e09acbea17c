/** Archives with entries that lie, and with their own fields changed. */
import { zipOf, type ZipEntry } from '../../library/zipWriter';
import type { Dice } from '../dice';
import { mutateBytes, oddNumbers, put } from './bytes';
import { corpusName } from './names';

/** Offsets and widths of the fields, from the signature on. */
const fields: Record<number, readonly (readonly [at: number, width: number])[]> = {
  0x04034b50: [
    [4, 2],
    [6, 2],
    [8, 2],
    [14, 4],
    [18, 4],
    [22, 4],
    [26, 2],
    [28, 2],
  ],
  0x02014b50: [
    [4, 2],
    [8, 2],
    [10, 2],
    [16, 4],
    [20, 4],
    [24, 4],
    [28, 2],
    [30, 2],
    [32, 2],
    [34, 2],
    [38, 4],
    [42, 4],
  ],
  0x06054b50: [
    [4, 2],
    [6, 2],
    [8, 2],
    [10, 2],
    [12, 4],
    [16, 4],
    [20, 2],
  ],
};

function entry(dice: Dice, sounds: readonly Uint8Array[]): ZipEntry {
  const lie = (share: number) => (dice.chance(share) ? dice.pick(oddNumbers) : undefined);
  const [size, crc] = [lie(0.05), lie(0.05)];
  return {
    name: dice.chance(0.08)
      ? `${dice.pick(['../', '/', 'C:\\', '..\\', 'a/../../'])}${corpusName(dice)}`
      : corpusName(dice),
    data: dice.chance(0.05) ? new Uint8Array(dice.pick([0, 1, 3_000_000])) : dice.pick(sounds),
    deflate: dice.chance(0.5),
    ...(dice.chance(0.05) && { mode: dice.pick([0o120777, 0o040755, 0o010644, 0o060644]) }),
    ...(dice.chance(0.05) && { flags: dice.pick([1, 8, 0x40, 0x2000]) }),
    ...(size !== undefined && { size }),
    ...(crc !== undefined && { crc }),
  };
}

export function zipInput(dice: Dice, sounds: readonly Uint8Array[]): Uint8Array {
  const entries = Array.from({ length: dice.between(1, 6) }, () => entry(dice, sounds));
  const bytes = new Uint8Array(zipOf(entries));
  const choice = dice.below(10);
  if (choice < 4) return bytes;
  if (choice < 8) return changedFields(bytes, dice);
  return mutateBytes(bytes, dice, bytes);
}

function changedFields(bytes: Uint8Array, dice: Dice): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: [number, number][] = [];
  for (let at = 0; at + 22 <= bytes.length; at++) {
    const signature = view.getUint32(at, true);
    if (signature in fields) found.push([at, signature]);
  }
  for (let count = dice.between(1, 3); count > 0 && found.length > 0; count--) {
    const [at, signature] = dice.pick(found);
    const [offset, width] = dice.pick(fields[signature]);
    put(bytes, at + offset, width, dice.pick(oddNumbers), true);
  }
  return bytes;
}
