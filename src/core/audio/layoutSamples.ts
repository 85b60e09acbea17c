import { AffectronError } from '../errors';
import { readCompanded, readImaAdpcm } from './compressedSamples';
import { isPlain, readPlain } from './plainSamples';
import { layoutFrames, type SoundLayout } from './soundLayout';

/** Samples per channel decoded at a time: bounds what is in memory besides file and result. */
const sliceFrames = 65_536;

/**
 * The sound a layout describes, mixed to mono by the mean of its channels.
 *
 * @throws AffectronError `invalid-samples` for NaN or infinity
 */
export function readLayoutSamples(bytes: Uint8Array, layout: SoundLayout): Float32Array {
  const { channels, blockBytes, blockFrames, dataStart } = layout;
  const frames = layoutFrames(layout);
  const out = new Float32Array(frames);
  const blocksPerSlice = Math.max(1, Math.floor(sliceFrames / blockFrames));
  const dataEnd = dataStart + layout.dataBytes;
  for (let block = 0; block * blockFrames < frames; block += blocksPerSlice) {
    const start = dataStart + block * blockBytes;
    const slice = bytes.subarray(start, Math.min(start + blocksPerSlice * blockBytes, dataEnd));
    mixInto(out, block * blockFrames, readSlice(slice, layout), channels);
  }
  return out;
}

function readSlice(bytes: Uint8Array, layout: SoundLayout): Float64Array {
  const { encoding } = layout;
  if (isPlain(encoding)) return readPlain(bytes, encoding, layout.littleEndian);
  if (encoding === 'ima-adpcm') return readImaAdpcm(bytes, layout.channels, layout.blockBytes);
  return readCompanded(bytes, encoding);
}

function mixInto(out: Float32Array, at: number, interleaved: Float64Array, channels: number): void {
  const frames = Math.min(Math.floor(interleaved.length / channels), out.length - at);
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += interleaved[frame * channels + channel];
    out[at + frame] = sum / channels;
    if (!Number.isFinite(out[at + frame])) throw invalidSample(at + frame);
  }
}

function invalidSample(index: number): AffectronError {
  return new AffectronError(
    'invalid-samples',
    `The file holds values that are not sound: sample ${index + 1} is not a finite number.`,
    { advice: 'Export it again from the program that made it.' },
  );
}
