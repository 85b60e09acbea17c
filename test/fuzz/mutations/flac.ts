/** FLAC: metadata blocks, then frames whose header and body carry checksums that are set right again. */
import type { Dice } from '../dice';
import { joined, oddNumbers, put } from './bytes';

/** CRC of FLAC's frame headers (8 bits, polynomial 7) and frames (16 bits, polynomial 0x8005). */
export function flacCrc(bytes: Uint8Array, width: 8 | 16): number {
  const polynomial = width === 8 ? 0x07 : 0x8005;
  const top = 2 ** (width - 1);
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << (width - 8);
    for (let bit = 0; bit < 8; bit++) crc = (crc & top ? (crc << 1) ^ polynomial : crc << 1) & (2 * top - 1);
  }
  return crc;
}

interface Block {
  type: number;
  body: Uint8Array;
  size?: number;
}

export function mutateFlac(bytes: Uint8Array, dice: Dice): Uint8Array {
  const { blocks, end } = blocksOf(bytes);
  let frames = framesOf(bytes.subarray(end));
  for (let count = dice.between(1, 3); count > 0; count--) {
    if (dice.chance(0.5)) changeBlock(blocks, dice);
    else frames = changeFrames(frames, dice);
  }
  const heads = blocks.map(({ type, body, size = body.length }, index) => {
    const last = index === blocks.length - 1 ? 0x80 : 0;
    const head = new Uint8Array(4);
    head[0] = type | (dice.chance(0.97) ? last : 0x80 - last);
    put(head, 1, 3, size, false);
    return joined(head, body);
  });
  return joined([0x66, 0x4c, 0x61, 0x43], ...heads, ...frames);
}

function blocksOf(bytes: Uint8Array): { blocks: Block[]; end: number } {
  const blocks: Block[] = [];
  for (let at = 4; at + 4 <= bytes.length;) {
    const size = bytes[at + 1] * 65_536 + bytes[at + 2] * 256 + bytes[at + 3];
    blocks.push({ type: bytes[at] & 0x7f, body: bytes.slice(at + 4, at + 4 + size) });
    const last = bytes[at] >= 0x80;
    at += 4 + size;
    if (last) return { blocks, end: at };
  }
  return { blocks, end: bytes.length };
}

function changeBlock(blocks: Block[], dice: Dice): void {
  const info = blocks.find(({ type }) => type === 0);
  if (info && dice.chance(0.6)) {
    const [at, width] = dice.pick([
      [0, 2],
      [2, 2],
      [4, 3],
      [7, 3],
      // Rate, channels, bits and number of samples share these bytes.
      [10, 4],
      [12, 2],
      [14, 4],
      [18, 8],
    ] as const);
    put(info.body, at, width, dice.pick(oddNumbers), false);
    return;
  }
  const index = dice.below(blocks.length);
  const choice = dice.below(4);
  if (choice === 0) blocks[index].size = dice.pick(oddNumbers) % 2 ** 24;
  else if (choice === 1) blocks[index].type = dice.below(128);
  else if (choice === 2 && blocks.length > 1) blocks.splice(index, 1);
  else blocks.splice(index + 1, 0, { type: dice.below(8), body: dice.bytes(dice.below(64)) });
}

/** Cut where a header with a right checksum begins. */
function framesOf(bytes: Uint8Array): Uint8Array[] {
  const starts: number[] = [];
  for (let at = 0; at + 6 < bytes.length; at++) {
    if (bytes[at] === 0xff && (bytes[at + 1] & 0xfc) === 0xf8 && headerEnd(bytes.subarray(at, at + 16)) > 0)
      starts.push(at);
  }
  return starts.map((start, index) => bytes.slice(start, starts[index + 1] ?? bytes.length));
}

/** Bytes before the checksum of a header; 0 where there is none that fits. */
function headerEnd(bytes: Uint8Array): number {
  for (let length = 5; length < Math.min(16, bytes.length); length++) {
    if (flacCrc(bytes.subarray(0, length), 8) === bytes[length]) return length;
  }
  return 0;
}

function changeFrames(frames: Uint8Array[], dice: Dice): Uint8Array[] {
  if (frames.length === 0) return frames;
  const index = dice.below(frames.length);
  const [before, after] = [frames.slice(0, index), frames.slice(index + 1)];
  switch (dice.below(5)) {
    case 0:
      return [...before, ...after];
    case 1: {
      // Much sound in few bytes.
      const times = dice.pick([2, 10, 100, Math.floor(1e6 / frames[index].length)]);
      return [...before, ...Array.from({ length: times }, () => frames[index]), ...after];
    }
    case 2:
      return [...after, ...before, frames[index]];
    default:
      return [...before, changedFrame(frames[index], dice), ...after];
  }
}

/** Something in its header or its body, with both checksums right for it. */
function changedFrame(frame: Uint8Array, dice: Dice): Uint8Array {
  const changed = frame.slice();
  const end = headerEnd(frame);
  if (dice.chance(0.5)) changed[dice.between(1, Math.max(1, end - 1))] = dice.below(256);
  else changed[dice.between(end + 1, changed.length - 1)] ^= 1 << dice.below(8);
  changed[end] = flacCrc(changed.subarray(0, end), 8);
  put(changed, changed.length - 2, 2, flacCrc(changed.subarray(0, -2), 16), false);
  return changed;
}
