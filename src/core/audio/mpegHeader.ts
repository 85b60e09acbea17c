import { startsWith } from './bytes';
import { readMpegTag, type MpegTag } from './mpegTag';

/** What the first frame of an MPEG stream (MP3, rarely MP1 or MP2) says. */
export interface MpegStream {
  /** Where the first frame stands. */
  start: number;
  /** e.g. "MPEG-1 Layer III" */
  encoding: string;
  sampleRate: number;
  channels: number;
  /** Bits per second of the first frame. */
  bitRate: number;
  /** Bytes of the first frame. */
  byteLength: number;
  tag: MpegTag | null;
}

interface FrameHeader extends Omit<MpegStream, 'start' | 'tag'> {
  frameSamples: number;
  /** Where a Xing header would stand, from the frame's beginning. */
  xingAt: number;
}

/** Some files have stray bytes before their first frame; further than this it is no MPEG stream. */
const searchedBytes = 65_536;

/** Bytes of the ID3v2 tag at the beginning of a file, 0 without one. */
export function skipId3(bytes: Uint8Array): number {
  if (!startsWith(bytes, 'ID3') || bytes.length < 10 || bytes[3] < 2 || bytes[3] > 4) return 0;
  // Four times 7 bits, so that a length never looks like a frame.
  const size = bytes.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 127), 0);
  const footer = bytes[5] & 0x10 ? 10 : 0;
  return 10 + size + footer;
}

/** Where the sound ends: an ID3v1 tag takes the last 128 bytes. */
export function soundEnd(bytes: Uint8Array): number {
  const tagAt = bytes.length - 128;
  return tagAt > 0 && startsWith(bytes, 'TAG', tagAt) ? tagAt : bytes.length;
}

/**
 * The first place where one frame follows upon another. Any 11 set bits would pass for a single frame, so
 * one alone counts only where sound must begin.
 */
export function findMpegStream(bytes: Uint8Array): MpegStream | null {
  const from = skipId3(bytes);
  const end = Math.min(bytes.length - 4, from + searchedBytes);
  for (let start = from; start <= end; start++) {
    if (bytes[start] !== 0xff) continue;
    const first = readFrameHeader(bytes, start);
    if (first === null) continue;
    const next = start + first.byteLength;
    const second = readFrameHeader(bytes, next);
    const alone = start === from && next + 4 > bytes.length;
    if (alone || (second?.sampleRate === first.sampleRate && second.encoding === first.encoding)) {
      const { encoding, sampleRate, channels, bitRate, byteLength } = first;
      const tag = readMpegTag(bytes, start, first);
      return { start, encoding, sampleRate, channels, bitRate, byteLength, tag };
    }
  }
  return null;
}

const rates = [44_100, 48_000, 32_000];

/** Kilobits per second by layer, MPEG-1 first, then MPEG-2 and 2.5 (ISO 11172-3, 2.4.2.3; ISO 13818-3). */
const bitRates: Record<string, number[]> = {
  'MPEG-1 Layer I': [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  'MPEG-1 Layer II': [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  'MPEG-1 Layer III': [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  'MPEG-2 Layer I': [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  'MPEG-2 Layer II': [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  'MPEG-2 Layer III': [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};

function readFrameHeader(bytes: Uint8Array, at: number): FrameHeader | null {
  if (at + 4 > bytes.length || bytes[at] !== 0xff || (bytes[at + 1] & 0xe0) !== 0xe0) return null;
  const version = (bytes[at + 1] >> 3) & 3; // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
  const layer = 4 - ((bytes[at + 1] >> 1) & 3);
  const bitRateIndex = bytes[at + 2] >> 4;
  const rateIndex = (bytes[at + 2] >> 2) & 3;
  if (version === 1 || layer === 4 || rateIndex === 3 || bitRateIndex === 0 || bitRateIndex === 15)
    return null;
  const first = version === 3;
  const table = `MPEG-${first ? 1 : 2} Layer ${'I'.repeat(layer)}`;
  const bitRate = bitRates[table][bitRateIndex - 1] * 1000;
  const sampleRate = rates[rateIndex] / (first ? 1 : version === 2 ? 2 : 4);
  const frameSamples = layer === 1 ? 384 : layer === 3 && !first ? 576 : 1152;
  const slot = layer === 1 ? 4 : 1;
  const padding = (bytes[at + 2] >> 1) & 1;
  const byteLength = (Math.floor((frameSamples / 8 / slot) * (bitRate / sampleRate)) + padding) * slot;
  const channels = bytes[at + 3] >> 6 === 3 ? 1 : 2;
  const sideInfo = first ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17;
  return {
    encoding: version === 0 ? `MPEG-2.5 Layer ${'I'.repeat(layer)}` : table,
    sampleRate,
    channels,
    bitRate,
    byteLength,
    frameSamples,
    xingAt: 4 + sideInfo,
  };
}
