/** Whole files that the fuzzer damages: the fixtures, the beginnings of bundled samples, and WAV files of every encoding. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { memoised } from '../../src/core/memoised';
import { file, rawWav, tone, u16, u32, writeWav, type WavDepth } from '../core/audio/madeSounds';

export type SoundKind = 'wav' | 'aiff' | 'flac' | 'vorbis' | 'opus' | 'mp3';

/** Bytes of a bundled sample that are taken: a second or two, or a file that is cut off, which is a seed as well. */
const sampleBytes = 40_000;

const endings: Record<SoundKind, RegExp> = {
  wav: /\.wav$/,
  aiff: /\.aif[fc]$/,
  flac: /\.(flac|oga)$/,
  vorbis: /\.ogg$/,
  opus: /\.opus$/,
  mp3: /\.mp3$/,
};

/** The seeds of a kind, in an order that is the same everywhere. The working folder is the repository. */
export const soundSeeds = memoised((kind: SoundKind): Uint8Array[] => {
  const read = (folder: string, most: number) =>
    readdirSync(folder)
      .filter((name) => endings[kind].test(name))
      .sort()
      .map((name) => new Uint8Array(readFileSync(join(folder, name)).subarray(0, most)));
  const found = [...read(join('test', 'fixtures', 'audio'), Infinity), ...read('samples', sampleBytes)];
  return kind === 'wav' ? [...found, ...madeWavs()] : found;
});

function madeWavs(): Uint8Array[] {
  const depths: WavDepth[] = ['8', '16', '24', '32', '32f', '64', '8a', '8m'];
  const [left, right] = [tone(440, 0.15, 8000).samples, tone(700, 0.15, 8000).samples];
  const plain = depths.flatMap((depth) => [
    writeWav([left], 8000, depth),
    writeWav([left, right], 44_100, depth),
  ]);
  return [
    ...plain,
    writeWav([left], 8000, '16', 'RIFX'),
    ...oddWavs(writeWav([left], 8000, '16').subarray(44)),
  ];
}

/** Containers that few programs write: extensible, with 64-bit sizes, with chunks before the sound. */
function oddWavs(data: Uint8Array): Uint8Array[] {
  const format = [...u16(1), ...u16(1), ...u32(8000), ...u32(16_000), ...u16(2), ...u16(16)];
  const guid = [...u16(1), 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71];
  const extended = [...format.slice(2), ...u16(22), ...u16(16), ...u32(4), ...guid];
  const sizes = [
    ...u32(data.length + 72),
    ...u32(0),
    ...u32(data.length),
    ...u32(0),
    ...u32(0),
    ...u32(0),
    ...u32(0),
  ];
  const chunk = (id: string, body: number[] | Uint8Array) => file(id, u32(body.length), body);
  const whole = (head: string, size: number, ...chunks: Uint8Array[]) =>
    file(head, u32(size), 'WAVE', ...chunks);
  return [
    whole('RIFF', data.length + 72, chunk('fmt ', [...u16(0xfffe), ...extended]), chunk('data', data)),
    whole(
      'RF64',
      0xffff_ffff,
      chunk('ds64', sizes),
      chunk('fmt ', format),
      file('data', u32(0xffff_ffff), data),
    ),
    whole(
      'RIFF',
      data.length + 90,
      chunk('LIST', [...'INFOINAM'].map((letter) => letter.charCodeAt(0)).concat(u32(2), [65, 0])),
      chunk('fmt ', format),
      chunk('fact', u32(data.length / 2)),
      chunk('cue ', u32(0)),
      chunk('data', data),
    ),
    rawWav({ channels: 6, bits: 24 }, data),
  ];
}
