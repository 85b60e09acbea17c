/** MP3: tags around frames that begin with eleven bits set. */
import type { Dice } from '../dice';
import { joined, oddNumbers, put } from './bytes';

export function mutateMpeg(bytes: Uint8Array, dice: Dice): Uint8Array {
  let frames = framesOf(bytes);
  for (let count = dice.between(1, 4); count > 0 && frames.length > 0; count--) frames = change(frames, dice);
  const whole = joined(...frames);
  if (dice.chance(0.15)) return joined(id3(dice), whole);
  return whole;
}

/** Cut before each pattern of a header; what stands before the first is a piece too. */
function framesOf(bytes: Uint8Array): Uint8Array[] {
  const starts = [0];
  for (let at = 1; at + 4 < bytes.length; at++) {
    const isHeader = bytes[at] === 0xff && (bytes[at + 1] & 0xe6) === 0xe2 && bytes[at + 2] >> 4 !== 15;
    if (isHeader && at - starts[starts.length - 1] >= 24) starts.push(at);
  }
  return starts.map((start, index) => bytes.slice(start, starts[index + 1] ?? bytes.length));
}

function change(frames: Uint8Array[], dice: Dice): Uint8Array[] {
  const index = dice.chance(0.3) ? 0 : dice.below(frames.length);
  const [before, frame, after] = [frames.slice(0, index), frames[index].slice(), frames.slice(index + 1)];
  switch (dice.below(8)) {
    case 0:
      return [...before, ...after];
    case 1: {
      const times = dice.pick([1, 2, 50, Math.floor(3e5 / frame.length)]);
      return [...before, frame, ...Array.from({ length: times }, () => frame), ...after];
    }
    case 2:
      // Rate, version, layer, bit rate, channels.
      frame[dice.between(1, 3)] = dice.below(256);
      return [...before, frame, ...after];
    case 3:
      return [...before.map((one) => withHeader(one, frame)), frame, ...after];
    case 4:
      put(frame, dice.between(4, 40), dice.pick([1, 2, 4]), dice.pick(oddNumbers), false);
      return [...before, frame, ...after];
    case 5:
      return [...before, changedTag(frame, dice), ...after];
    case 6:
      return [...before, frame.slice(0, dice.below(frame.length)), ...after];
    default:
      frame[dice.below(frame.length)] ^= 1 << dice.below(8);
      return [...before, frame, ...after];
  }
}

function withHeader(frame: Uint8Array, other: Uint8Array): Uint8Array {
  const changed = frame.slice();
  changed.set(other.subarray(0, 4));
  return changed;
}

/** Counts of frames and bytes, or delay and padding, in a frame that says them. */
function changedTag(frame: Uint8Array, dice: Dice): Uint8Array {
  const text = String.fromCharCode(...frame.subarray(0, 200));
  const at = Math.max(text.indexOf('Xing'), text.indexOf('Info'));
  if (at < 0) return frame;
  put(
    frame,
    at + dice.pick([4, 8, 12, 16, 116, 141, 142, 143]),
    dice.pick([1, 2, 4]),
    dice.pick(oddNumbers),
    false,
  );
  return frame;
}

/** An ID3v2 tag whose size may be a lie. */
function id3(dice: Dice): Uint8Array {
  const body = dice.bytes(dice.between(0, 64));
  const size = dice.chance(0.5) ? body.length : dice.pick(oddNumbers);
  const head = [0x49, 0x44, 0x33, dice.pick([2, 3, 4, 255]), 0, dice.below(256)];
  return joined(
    head,
    [21, 14, 7, 0].map((shift) => Math.floor(size / 2 ** shift) % 128),
    body,
  );
}
