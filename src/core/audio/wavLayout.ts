import { textAt, viewOf } from './bytes';
import { badHeader, checkRateAndChannels, cutOffHeader, noSound, unsupported } from './soundProblems';
import type { SampleEncoding, SoundLayout } from './soundLayout';

/**
 * Reads the header of a WAV file: RIFF, RIFX (big endian) and RF64 / BW64 (64-bit sizes).
 *
 * The chunks are walked here and not by wavefile because a damaged file must not cost more than its size:
 * wavefile believes the counts in `cue `, `smpl` and `LIST` chunks. It is given headers we wrote.
 *
 * Sources: Microsoft "Multimedia Programming Interface and Data Specifications 1.0" and mmreg.h for the
 * format tags; EBU Tech 3306 for RF64.
 *
 * @param bytes the file, or its beginning
 * @param byteLength length of the whole file
 * @throws AffectronError `truncated`, `empty-file`, `invalid-header`, `unsupported-encoding`
 */
export function readWavLayout(bytes: Uint8Array, byteLength = bytes.length): SoundLayout {
  const littleEndian = textAt(bytes, 0, 4) !== 'RIFX';
  const view = viewOf(bytes);
  let format: FormatChunk | null = null;
  let declaredFrames: number | null = null;
  let size64: number | null = null;

  for (let at = 12; at + 8 <= bytes.length;) {
    const id = textAt(bytes, at, 4);
    const size = view.getUint32(at + 4, littleEndian);
    const start = at + 8;
    if (id === 'ds64' && start + 16 <= bytes.length) {
      size64 = Number(view.getBigUint64(start + 8, littleEndian));
    } else if (id === 'fmt ') {
      format = readFormatChunk(view, start, Math.min(size, bytes.length - start), littleEndian);
    } else if (id === 'fact' && start + 4 <= bytes.length) {
      declaredFrames = view.getUint32(start, littleEndian);
    } else if (id === 'data') {
      if (format === null) throw badHeader('WAV', 'nothing about the sound before the sound itself');
      const available = Math.max(0, byteLength - start);
      const riffEnd = view.getUint32(4, littleEndian) + 8;
      const declaredBytes = soundBytes(size, size64, riffEnd <= start) ?? available;
      if (declaredBytes === 0) throw noSound('WAV');
      return {
        ...format,
        littleEndian,
        dataStart: start,
        dataBytes: Math.min(declaredBytes, available),
        declaredBytes,
        // Only where blocks can be partly filled is the count needed; elsewhere writers often get it wrong.
        declaredFrames: format.encoding === 'ima-adpcm' && declaredFrames !== 0 ? declaredFrames : null,
      };
    }
    at = start + size + (size % 2);
  }
  throw cutOffHeader('WAV');
}

/**
 * Bytes of sound, `null` where the writer could not know: programs that write to a pipe, or that were stopped,
 * did not go back to fill in the size. ffmpeg leaves all ones, sox and arecord about 2 GiB, others 0.
 *
 * @param unfinished whether the size of the whole file was not filled in either
 */
function soundBytes(size: number, size64: number | null, unfinished: boolean): number | null {
  if (size === 0xffff_ffff && size64 !== null) return size64 === 0 || size64 >= 2 ** 63 ? null : size64;
  // No file of 2 GiB is read, so this takes no real size for the mark of a pipe.
  if (size >= 0x7fff_f000) return null;
  return size === 0 && unfinished ? null : size;
}

type FormatChunk = Pick<SoundLayout, 'encoding' | 'channels' | 'sampleRate' | 'blockBytes' | 'blockFrames'>;

const extensibleTag = 0xfffe;

function readFormatChunk(view: DataView, start: number, size: number, littleEndian: boolean): FormatChunk {
  if (size < 16) throw cutOffHeader('WAV');
  let tag = view.getUint16(start, littleEndian);
  const channels = view.getUint16(start + 2, littleEndian);
  const sampleRate = view.getUint32(start + 4, littleEndian);
  const blockAlign = view.getUint16(start + 12, littleEndian);
  const bits = view.getUint16(start + 14, littleEndian);
  // WAVE_FORMAT_EXTENSIBLE: the real tag opens the sub-format's GUID.
  if (tag === extensibleTag) {
    if (size < 26) throw cutOffHeader('WAV');
    tag = view.getUint16(start + 24, littleEndian);
  }
  checkRateAndChannels('WAV', sampleRate, channels);

  if (tag === 17) {
    // 4 bytes of head per channel, which hold one sample, then two samples in every byte.
    const blockFrames = ((blockAlign / channels - 4) * 8) / 4 + 1;
    if (blockAlign % (4 * channels) !== 0 || blockFrames < 2) {
      throw badHeader('WAV', `blocks of ${blockAlign} bytes`);
    }
    return { encoding: 'ima-adpcm', channels, sampleRate, blockBytes: blockAlign, blockFrames };
  }
  // Samples narrower than their container stand at its upper end, so the container is what counts.
  const container = blockAlign % channels === 0 ? blockAlign / channels : 0;
  const sampleBytes = container * 8 >= bits && container > 0 ? container : Math.ceil(bits / 8);
  const encoding = sampleEncoding(tag, sampleBytes);
  return { encoding, channels, sampleRate, blockBytes: sampleBytes * channels, blockFrames: 1 };
}

function sampleEncoding(tag: number, sampleBytes: number): SampleEncoding {
  const known: Record<number, Record<number, SampleEncoding>> = {
    1: { 1: 'uint8', 2: 'int16', 3: 'int24', 4: 'int32' },
    3: { 4: 'float32', 8: 'float64' },
    6: { 1: 'a-law' },
    7: { 1: 'mu-law' },
  };
  const encoding = known[tag]?.[sampleBytes];
  if (encoding !== undefined) return encoding;
  if (tag in known) throw badHeader('WAV', `${sampleBytes * 8} bits per sample`);
  throw unsupported(`WAV with ${otherTags[tag] ?? `encoding ${tag}`}`);
}

const otherTags: Record<number, string> = {
  2: 'Microsoft ADPCM',
  49: 'GSM 6.10',
  80: 'MPEG audio',
  85: 'MP3',
  353: 'Windows Media Audio',
};
