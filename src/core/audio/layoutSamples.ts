import { AffectronError } from '../errors';
import { readCompanded, readImaAdpcm } from './compressedSamples';
import { readInt16 } from './int16Samples';
import { isPlain, readPlain } from './plainSamples';
import { layoutFrames, type SoundLayout } from './soundLayout';

/** Samples per channel decoded at a time: bounds what is in memory. */
const sliceFrames = 65_536;

/** Bytes of a layout's sound that are decoded together, and how many samples per channel they hold. */
export interface LayoutSlice {
  /** In the file. */
  start: number;
  end: number;
  /** Number of its first sample. */
  firstFrame: number;
  frames: number;
}

/** All of the sound in slices, in order. */
export function* layoutSlices(layout: SoundLayout): Generator<LayoutSlice> {
  const { blockBytes, blockFrames, dataStart, dataBytes } = layout;
  const frames = layoutFrames(layout);
  const blocksPerSlice = Math.max(1, Math.floor(sliceFrames / blockFrames));
  for (let block = 0; block * blockFrames < frames; block += blocksPerSlice) {
    const start = dataStart + block * blockBytes;
    const firstFrame = block * blockFrames;
    yield {
      start,
      end: Math.min(start + blocksPerSlice * blockBytes, dataStart + dataBytes),
      firstFrame,
      frames: Math.min(blocksPerSlice * blockFrames, frames - firstFrame),
    };
  }
}

/**
 * The sound of a slice, mixed to mono by the mean of its channels.
 *
 * @param bytes of the slice, or fewer of them: as many whole samples as there are come back
 * @throws AffectronError `invalid-samples` for NaN or infinity
 */
export function readLayoutSlice(bytes: Uint8Array, layout: SoundLayout, slice: LayoutSlice): Float32Array {
  const { channels, encoding, littleEndian } = layout;
  if (encoding === 'int16' && littleEndian && (channels === 1 || channels === 2)) {
    const whole = Math.floor(bytes.length / layout.blockBytes);
    return readInt16(bytes, channels, Math.min(slice.frames, whole));
  }
  const interleaved = readSlice(bytes, layout);
  const mono = new Float32Array(Math.min(slice.frames, Math.floor(interleaved.length / channels)));
  for (let frame = 0; frame < mono.length; frame++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += interleaved[frame * channels + channel];
    mono[frame] = sum / channels;
    if (!Number.isFinite(mono[frame])) throw invalidSample(slice.firstFrame + frame);
  }
  return mono;
}

function readSlice(bytes: Uint8Array, layout: SoundLayout): Float64Array {
  const { encoding } = layout;
  if (isPlain(encoding)) return readPlain(bytes, encoding, layout.littleEndian);
  if (encoding === 'ima-adpcm') return readImaAdpcm(bytes, layout.channels, layout.blockBytes);
  return readCompanded(bytes, encoding);
}

function invalidSample(index: number): AffectronError {
  return new AffectronError(
    'invalid-samples',
    `The file holds values that are not sound: sample ${index + 1} is not a finite number.`,
    { advice: 'Export it again from the program that made it.' },
  );
}
