/** Small video files, put together box by box and element by element. What their packets hold is no picture. */
import type { ByteSource } from '../../../src/core/video/byteSource';

export function sourceOf(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (start, end) => Promise.resolve(bytes.slice(start, end)) };
}

function joined(...parts: (Uint8Array | number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function letters(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

/** Numbers of four bytes. */
function words(...values: number[]): number[] {
  return values.flatMap((value) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);
}

function box(type: string, ...content: (Uint8Array | number[])[]): Uint8Array {
  const inside = joined(...content);
  return joined(words(inside.length + 8), letters(type), inside);
}

/** 3 pictures at 10 a second, the second shown after the third, turned by 90 degrees; and as much sound, from 0.1 s on. */
export function madeMp4(): Uint8Array {
  const ftyp = box('ftyp', letters('isom'), words(0));
  const packets = ['AAAA', 'BB', 'CCC', 'xy', 'z'].map(letters);
  const mdat = box('mdat', ...packets);
  const start = ftyp.length + 8;
  const picture = new Uint8Array(78);
  picture.set([0x02, 0x80, 0x01, 0x68], 24);
  const sound = new Uint8Array(28);
  sound.set([0, 2], 16);
  sound.set([0xbb, 0x80], 24);
  const esds = [3, 25, 0, 0, 0, 4, 17, 0x40, ...new Array<number>(12).fill(0), 5, 2, 0x11, 0x90];
  const moov = box(
    'moov',
    box('mvhd', words(0, 0, 0, 1000, 300)),
    track({
      ...{ kind: 'vide', scale: 10, matrix: [0, 0x10000, 0, -0x10000] },
      entry: box('avc1', picture, box('avcC', [1, 0x42, 0xc0, 0x1f, 0xff])),
      tables: [
        box('stts', words(0, 1, 3, 1)),
        box('ctts', words(0, 3, 1, 0, 1, 1, 1, -1 >>> 0)),
        box('stss', words(0, 1, 1)),
        box('stsc', words(0, 2, 1, 2, 1, 2, 1, 1)),
        box('stsz', words(0, 0, 3, 4, 2, 3)),
        box('stco', words(0, 2, start, start + 6)),
      ],
    }),
    track({
      ...{ kind: 'soun', scale: 100, matrix: [0x10000, 0, 0, 0x10000] },
      // Silence of 0.1 s, then the track from its beginning.
      edits: box('edts', box('elst', words(0, 2, 100, -1 >>> 0, 0x10000, 200, 0, 0x10000))),
      entry: box('mp4a', sound, box('esds', words(0), esds)),
      tables: [
        box('stts', words(0, 1, 2, 10)),
        box('stsc', words(0, 1, 1, 2, 1)),
        box('stsz', words(0, 0, 2, 2, 1)),
        box('stco', words(0, 1, start + 9)),
      ],
    }),
  );
  return joined(ftyp, mdat, moov);
}

interface MadeTrack {
  kind: string;
  scale: number;
  matrix: number[];
  edits?: Uint8Array;
  entry: Uint8Array;
  tables: Uint8Array[];
}

function track({ kind, scale, matrix: [a, b, c, d], edits, entry, tables }: MadeTrack): Uint8Array {
  const matrix = words(a >>> 0, b >>> 0, 0, c >>> 0, d >>> 0, 0, 0, 0, 0x40000000);
  return box(
    'trak',
    box('tkhd', words(0, 0, 0, 1, 0, 0, 0, 0, 0, 0), matrix, words(0, 0)),
    ...(edits === undefined ? [] : [edits]),
    box(
      'mdia',
      box('mdhd', words(0, 0, 0, scale, 3, 0)),
      box('hdlr', words(0, 0), letters(kind), words(0, 0, 0)),
      box('minf', box('stbl', box('stsd', words(0, 1), entry), ...tables)),
    ),
  );
}

/** An element whose size is stated in one byte, or in eight; `null` for one that does not state it. */
function element(id: number[], content: Uint8Array | number[], stated = true): Uint8Array {
  const size = content.length < 127 ? [0x80 | content.length] : [1, 0, 0, 0, ...words(content.length)];
  return joined(id, stated ? size : [1, 255, 255, 255, 255, 255, 255, 255], content);
}

/** Two clusters without stated sizes, as recorders write them: pictures (track 1), sound (track 2, one block of three packets). */
export function madeWebm(): Uint8Array {
  const codec = (name: string) => element([0x86], letters(name));
  const video = element([0xe0], joined(element([0xb0], [2, 128]), element([0xba], [1, 104])));
  const audio = element([0xe1], joined(element([0xb5], [0x47, 0x3b, 0x80, 0x00]), element([0x9f], [2])));
  const tracks = joined(
    element([0xae], joined(element([0xd7], [1]), element([0x83], [1]), codec('V_VP8'), video)),
    element([0xae], joined(element([0xd7], [2]), element([0x83], [2]), codec('A_OPUS'), audio)),
  );
  const block = (trackNumber: number, time: number, flags: number, content: number[]) =>
    element([0xa3], [0x80 | trackNumber, time >> 8, time & 255, flags, ...content]);
  const cluster = (time: number, ...blocks: Uint8Array[]) =>
    element([0x1f, 0x43, 0xb6, 0x75], joined(element([0xe7], [time >> 8, time & 255]), ...blocks), false);
  const group = element(
    [0xa0],
    joined(element([0xa1], [0x81, 0, 200, 0, ...letters('late')]), element([0xfb], [1])),
  );
  const content = joined(
    element([0x15, 0x49, 0xa9, 0x66], element([0x2a, 0xd7, 0xb1], [0x0f, 0x42, 0x40])),
    element([0x16, 0x54, 0xae, 0x6b], tracks),
    cluster(0, block(1, 0, 0x80, letters('key')), block(2, 0, 0x82, [2, 1, 2, ...letters('abbccc')])),
    cluster(1000, block(1, 40, 0, letters('delta')), group, block(2, 260, 0x80, letters('end'))),
  );
  return joined(element([0x1a, 0x45, 0xdf, 0xa3], []), element([0x18, 0x53, 0x80, 0x67], content, false));
}
