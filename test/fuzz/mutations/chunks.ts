/** WAV and AIFF: a list of chunks, each a name of four letters, a size and a body. */
import type { Dice } from '../dice';
import { joined, oddNumbers, put } from './bytes';

interface Chunk {
  id: string;
  body: Uint8Array;
  /** What its header says; the truth by default. */
  size?: number;
}

interface Field {
  at: number;
  width: number;
  values: readonly number[];
}

const channels = [0, 1, 2, 3, 64, 65, 255, 65_535];
const bits = [0, 1, 7, 8, 9, 12, 16, 20, 24, 31, 32, 33, 64, 65, 255, 65_535];
const rates = [0, 1, 999, 1000, 8000, 11_025, 44_100, 192_000, 384_000, 384_001, 0x7fff_ffff, 0xffff_ffff];

const wavFields: Record<string, readonly Field[]> = {
  'fmt ': [
    { at: 0, width: 2, values: [0, 1, 2, 3, 6, 7, 17, 49, 80, 85, 353, 0xfffe, 0xffff] },
    { at: 2, width: 2, values: channels },
    { at: 4, width: 4, values: rates },
    { at: 8, width: 4, values: oddNumbers },
    { at: 12, width: 2, values: [0, 1, 2, 3, 4, 5, 8, 36, 256, 257, 1024, 65_535] },
    { at: 14, width: 2, values: bits },
    { at: 16, width: 2, values: [0, 2, 22, 65_535] },
    { at: 18, width: 2, values: oddNumbers },
    { at: 24, width: 2, values: [0, 1, 3, 6, 7, 17, 0xfffe] },
  ],
  fact: [{ at: 0, width: 4, values: oddNumbers }],
  ds64: [
    { at: 0, width: 8, values: oddNumbers },
    { at: 8, width: 8, values: [...oddNumbers, 2 ** 40, 2 ** 52] },
    { at: 24, width: 4, values: oddNumbers },
  ],
};

const aiffFields: Record<string, readonly Field[]> = {
  COMM: [
    { at: 0, width: 2, values: channels },
    { at: 2, width: 4, values: oddNumbers },
    { at: 6, width: 2, values: bits },
    // The exponent of the 80-bit rate, and the first half of its mantissa.
    { at: 8, width: 2, values: [0, 1, 0x3fff, 0x400b, 0x400e, 0x4010, 0x401e, 0x403e, 0x7fff, 0xffff] },
    { at: 10, width: 4, values: oddNumbers },
  ],
  SSND: [
    { at: 0, width: 4, values: oddNumbers },
    { at: 4, width: 4, values: oddNumbers },
  ],
};

const compressions = [
  'NONE',
  'sowt',
  'fl32',
  'FL64',
  'alaw',
  'ULAW',
  'twos',
  'in24',
  'ima4',
  'MAC3',
  '\0\0\0\0',
];
const names = [
  ...['fmt ', 'data', 'fact', 'ds64', 'LIST', 'cue ', 'smpl', 'bext', 'junk', 'PEAK', 'id3 ', 'iXML'],
  ...['COMM', 'SSND', 'FVER', 'MARK', 'INST', 'COMT', 'ANNO', '\0\0\0\0', 'RIFF'],
];

const letters = (bytes: Uint8Array) => String.fromCharCode(...bytes);
const codes = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));

/** A file of chunks with one to four of them changed. `bytes` is a whole WAV or AIFF file. */
export function mutateChunks(bytes: Uint8Array, dice: Dice): Uint8Array {
  const container = letters(bytes.subarray(0, 4));
  const littleEndian = container === 'RIFF' || container === 'RF64';
  const chunks = chunksOf(bytes, littleEndian);
  for (let count = dice.between(1, 4); count > 0; count--) change(chunks, dice, littleEndian);
  return write(bytes, chunks, dice, littleEndian);
}

function chunksOf(bytes: Uint8Array, littleEndian: boolean): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = view.getUint32(at + 4, littleEndian);
    chunks.push({ id: letters(bytes.subarray(at, at + 4)), body: bytes.slice(at + 8, at + 8 + size) });
    at += 8 + size + (size % 2);
  }
  return chunks;
}

function change(chunks: Chunk[], dice: Dice, littleEndian: boolean): void {
  if (chunks.length === 0) return;
  const index = dice.below(chunks.length);
  const chunk = chunks[index];
  switch (dice.below(9)) {
    case 0:
      chunk.size = dice.chance(0.3) ? chunk.body.length + dice.between(-3, 3) : dice.pick(oddNumbers);
      break;
    case 1:
      chunk.id = dice.pick(names);
      break;
    case 2:
      chunks.splice(index, 1);
      break;
    case 3:
      chunks.splice(dice.below(chunks.length + 1), 0, { ...chunk, body: chunk.body.slice() });
      break;
    case 4: {
      const body = dice.bytes(dice.between(0, 64));
      chunks.splice(dice.below(chunks.length + 1), 0, { id: dice.pick(names), body });
      break;
    }
    case 5:
      chunk.body = chunk.body.slice(0, dice.below(chunk.body.length + 1));
      break;
    default:
      changeField(chunks, dice, littleEndian);
  }
}

function changeField(chunks: readonly Chunk[], dice: Dice, littleEndian: boolean): void {
  const known = { ...wavFields, ...aiffFields };
  const withFields = chunks.filter(({ id }) => id in known);
  if (withFields.length === 0) return;
  const { id, body } = dice.pick(withFields);
  if (id === 'COMM' && body.length >= 22 && dice.chance(0.3)) body.set(codes(dice.pick(compressions)), 18);
  const { at, width, values } = dice.pick(known[id]);
  put(body, at, width, dice.pick(values), littleEndian && id in wavFields);
}

function write(bytes: Uint8Array, chunks: readonly Chunk[], dice: Dice, littleEndian: boolean): Uint8Array {
  const parts = chunks.map(({ id, body, size = body.length }) => {
    const head = new Uint8Array(8);
    head.set(codes(id));
    put(head, 4, 4, size < 0 ? size + 2 ** 32 : size, littleEndian);
    return joined(head, body, body.length % 2 === 1 && dice.chance(0.9) ? [0] : []);
  });
  const whole = joined(bytes.subarray(0, 12), ...parts);
  const stated = dice.chance(0.8) ? whole.length - 8 : dice.pick(oddNumbers);
  put(whole, 4, 4, stated, littleEndian);
  return whole;
}
