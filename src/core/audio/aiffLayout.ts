import { textAt, viewOf } from './bytes';
import { badHeader, checkRateAndChannels, cutOffHeader, noSound, unsupported } from './soundProblems';
import type { SampleEncoding, SoundLayout } from './soundLayout';

/**
 * Reads the header of an AIFF or AIFF-C file.
 *
 * Source: Apple "Audio Interchange File Format: AIFF-C", draft of 26 August 1991; `sowt`, `in24` and the like
 * from Apple's QuickTime File Format.
 *
 * @param bytes the file, or its beginning
 * @param byteLength length of the whole file
 * @throws AffectronError `truncated`, `empty-file`, `invalid-header`, `unsupported-encoding`
 */
export function readAiffLayout(bytes: Uint8Array, byteLength = bytes.length): SoundLayout {
  const view = viewOf(bytes);
  let common: CommonChunk | null = null;
  let sound: { start: number; declared: number | null } | null = null;
  // The two chunks may come in either order.
  for (let at = 12; at + 8 <= bytes.length && !(common && sound);) {
    const id = textAt(bytes, at, 4);
    const size = view.getUint32(at + 4);
    const start = at + 8;
    if (id === 'COMM') common = readCommonChunk(bytes, start, Math.min(size, bytes.length - start));
    if (id === 'SSND' && start + 8 <= bytes.length) {
      const offset = view.getUint32(start);
      sound = { start: start + 8 + offset, declared: soundBytes(size, offset, view.getUint32(4)) };
    }
    at = start + size + (size % 2);
  }
  if (common === null || sound === null) {
    throw common?.frames === 0 ? noSound('AIFF') : cutOffHeader('AIFF');
  }
  const { frames, ...format } = common;
  const available = Math.max(0, byteLength - sound.start);
  const declaredBytes = sound.declared ?? available;
  if (declaredBytes === 0 || (frames === 0 && sound.declared !== null)) throw noSound('AIFF');
  return {
    ...format,
    blockFrames: 1,
    dataStart: sound.start,
    dataBytes: Math.min(declaredBytes, available),
    declaredBytes,
    declaredFrames: sound.declared === null ? null : frames,
  };
}

/**
 * Bytes of sound in a chunk of `size`, `null` where the writer could not know: into a pipe ffmpeg writes 0 for
 * this and for the size of the whole file, sox close upon 2 GiB.
 */
function soundBytes(size: number, offset: number, formSize: number): number | null {
  if (size >= 0x7f00_0000 || (size === 0 && formSize === 0)) return null;
  return Math.max(0, size - 8 - offset);
}

type CommonChunk = Pick<
  SoundLayout,
  'encoding' | 'littleEndian' | 'channels' | 'sampleRate' | 'blockBytes'
> & { frames: number };

function readCommonChunk(bytes: Uint8Array, start: number, size: number): CommonChunk {
  if (size < 18) throw cutOffHeader('AIFF');
  const view = viewOf(bytes);
  const channels = view.getInt16(start);
  const frames = view.getUint32(start + 2);
  const sampleBytes = Math.ceil(view.getInt16(start + 6) / 8);
  const sampleRate = readExtended(view, start + 8);
  checkRateAndChannels('AIFF', sampleRate, channels);
  const compression = size >= 22 ? textAt(bytes, start + 18, 4) : 'NONE';
  const { encoding, bytes: width } = sampleEncoding(compression, sampleBytes);
  const littleEndian = compression === 'sowt';
  return { encoding, littleEndian, channels, sampleRate, blockBytes: width * channels, frames };
}

function sampleEncoding(
  compression: string,
  sampleBytes: number,
): { encoding: SampleEncoding; bytes: number } {
  const integers: SampleEncoding[] = ['int8', 'int16', 'int24', 'int32'];
  const integer = (bytes: number) => {
    if (!(bytes >= 1 && bytes <= 4)) throw badHeader('AIFF', `${bytes * 8} bits per sample`);
    return { encoding: integers[bytes - 1], bytes };
  };
  switch (compression) {
    case 'NONE':
    case 'twos':
    case 'sowt':
      return integer(sampleBytes);
    case 'raw ':
      return { encoding: 'uint8', bytes: 1 };
    case 'in16':
    case 'in24':
    case 'in32':
      return integer(Number(compression.slice(2)) / 8);
    case 'fl32':
    case 'FL32':
      return { encoding: 'float32', bytes: 4 };
    case 'fl64':
    case 'FL64':
      return { encoding: 'float64', bytes: 8 };
    case 'alaw':
    case 'ALAW':
      return { encoding: 'a-law', bytes: 1 };
    case 'ulaw':
    case 'ULAW':
      return { encoding: 'mu-law', bytes: 1 };
    default:
      throw unsupported(`AIFF with encoding “${compression.replace(/[^ -~]/g, '?')}”`);
  }
}

/** The 80-bit floating point number AIFF keeps its sample rate in. */
function readExtended(view: DataView, at: number): number {
  const head = view.getUint16(at);
  const exponent = (head & 0x7fff) - 16_383 - 63;
  const mantissa = view.getUint32(at + 2) * 2 ** 32 + view.getUint32(at + 6);
  return (head & 0x8000 ? -1 : 1) * mantissa * 2 ** exponent;
}
