import { AffectronError } from '../errors';
import { readAiffLayout } from './aiffLayout';
import { readFlacHeader } from './flacHeader';
import { findMpegStream, skipId3 } from './mpegHeader';
import { findOggSound } from './oggPages';
import { oggExtent } from './oggSound';
import { readVorbisHeader } from './oggVorbis';
import { opusRate, readOpusHeader } from './opus';
import { soundFormat, type SoundFormat } from './soundFormat';
import { layoutFrames } from './soundLayout';
import { readWavLayout } from './wavLayout';

/**
 * A cheap look at the beginning of a file, for lists.
 *
 * @param head its first bytes, 64 kB or more where there are as many
 * @param byteLength length of the whole file
 * @returns `null` when it is not sound we know; `seconds` is `null` where only decoding could tell
 */
export function probeSound(
  head: Uint8Array,
  byteLength: number,
): { format: string; seconds: number | null } | null {
  let format: SoundFormat;
  try {
    format = soundFormat(head);
  } catch (thrown) {
    if (thrown instanceof AffectronError) return null;
    throw thrown;
  }
  try {
    return { format, seconds: readers[format](head, byteLength) };
  } catch (thrown) {
    if (thrown instanceof AffectronError) return { format, seconds: null };
    throw thrown;
  }
}

const readers: Record<SoundFormat, (head: Uint8Array, byteLength: number) => number | null> = {
  WAV(head, byteLength) {
    const layout = readWavLayout(head, byteLength);
    return layoutFrames(layout) / layout.sampleRate;
  },
  AIFF(head, byteLength) {
    const layout = readAiffLayout(head, byteLength);
    return layoutFrames(layout) / layout.sampleRate;
  },
  FLAC(head) {
    const ogg = findOggSound(head);
    const { frames, sampleRate } = readFlacHeader(head, ogg === null ? skipId3(head) : ogg.headerAt + 9);
    return frames === null ? null : frames / sampleRate;
  },
  'Ogg Vorbis'(head, byteLength) {
    const { sampleRate, serial } = readVorbisHeader(head);
    return head.length < byteLength ? null : oggExtent(head, serial).end / sampleRate;
  },
  Opus(head, byteLength) {
    const { preSkip, serial } = readOpusHeader(head);
    return head.length < byteLength ? null : (oggExtent(head, serial).end - preSkip) / opusRate;
  },
  MP3(head, byteLength) {
    const stream = findMpegStream(head);
    if (stream === null) return null;
    const frames = stream.tag?.frames ?? null;
    if (frames !== null) return frames / stream.sampleRate;
    return ((byteLength - stream.start) * 8) / stream.bitRate;
  },
};
