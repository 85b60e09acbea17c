import type { DecodedSound } from './clip';
import { readLayoutSamples } from './layoutSamples';
import { encodingNames, layoutFrames, type SoundLayout } from './soundLayout';
import { bytesInWords, checkSeconds, cutOff } from './soundProblems';

/**
 * Decodes what a header describes. A file that is cut off is decoded as far as it goes and carries a
 * `warning`; it is refused only when not one sample is left.
 *
 * @throws AffectronError `too-long` before anything is decoded, `truncated`, `invalid-samples`
 */
export function decodeLayout(format: string, bytes: Uint8Array, layout: SoundLayout): DecodedSound {
  const { declaredBytes, dataBytes, sampleRate } = layout;
  // By what is there: a nonsensical size in a short file is a cut-off file, not a long one.
  checkSeconds(layoutFrames(layout) / sampleRate);
  if (layoutFrames(layout) === 0) throw cutOff(format, dataBytes, Math.max(declaredBytes, layout.blockBytes));
  const samples = readLayoutSamples(bytes, layout);
  const sound: DecodedSound = {
    clip: { samples, sampleRate },
    format,
    encoding: encodingNames[layout.encoding],
    channels: layout.channels,
    seconds: samples.length / sampleRate,
  };
  if (dataBytes < declaredBytes) {
    sound.warning = `The file is cut off: ${bytesInWords(declaredBytes - dataBytes)} of ${bytesInWords(declaredBytes)} of sound are missing.`;
  }
  return sound;
}
