import type { DecodedSound } from './clip';
import { readLayoutSamples } from './layoutSamples';
import { encodingNames, layoutFrames, type SoundLayout } from './soundLayout';
import { checkSeconds, cutOffBytes } from './soundProblems';

/**
 * Decodes what a header describes.
 *
 * @throws AffectronError `truncated` and `too-long` before anything is decoded, `invalid-samples`
 */
export function decodeLayout(format: string, bytes: Uint8Array, layout: SoundLayout): DecodedSound {
  const { declaredBytes, dataBytes, sampleRate, blockBytes } = layout;
  // By what is there: a nonsensical size in a short file is a cut-off file, not a long one.
  checkSeconds(layoutFrames(layout) / sampleRate);
  if (isCutOff(layout)) throw cutOffBytes(format, dataBytes, Math.max(declaredBytes, blockBytes));
  const samples = readLayoutSamples(bytes, layout);
  return {
    clip: { samples, sampleRate },
    format,
    encoding: encodingNames[layout.encoding],
    channels: layout.channels,
    seconds: samples.length / sampleRate,
  };
}

/**
 * A last sample that is not whole, or a last byte that only pads the file to an even length, is nothing that
 * anyone would miss.
 */
function isCutOff(layout: SoundLayout): boolean {
  const missing = layout.declaredBytes - layout.dataBytes;
  const frameBytes = layout.blockBytes / layout.blockFrames;
  return layoutFrames(layout) === 0 || (missing > 1 && missing >= frameBytes);
}
