import { layoutSlices, readLayoutSlice } from './layoutSamples';
import { encodingNames, layoutFrames, type SoundLayout } from './soundLayout';
import { cutOffBytes } from './soundProblems';
import type { SoundStream } from './soundStream';

/**
 * The sound that a header describes.
 *
 * @param read bytes of the file; fewer where it has become shorter, and then the sound ends there, with a warning
 * @throws AffectronError `truncated` before anything is decoded; `invalid-samples` where they are
 */
export function openLayout(
  format: string,
  layout: SoundLayout,
  read: (start: number, end: number) => Uint8Array | Promise<Uint8Array>,
): SoundStream {
  const { declaredBytes, dataBytes, sampleRate, blockBytes, channels, encoding } = layout;
  if (isCutOff(layout)) throw cutOffBytes(format, dataBytes, Math.max(declaredBytes, blockBytes));
  return {
    ...{ format, encoding: encodingNames[encoding], channels, sampleRate },
    frames: layoutFrames(layout),
    async *blocks() {
      for (const slice of layoutSlices(layout)) {
        const samples = readLayoutSlice(await read(slice.start, slice.end), layout, slice);
        if (samples.length > 0) yield samples;
        if (samples.length < slice.frames) return becameShorter;
      }
      return undefined;
    },
  };
}

const becameShorter = 'The file became shorter while it was read: what came later is missing.';

/**
 * A last sample that is not whole, or a last byte that only pads the file to an even length, is nothing that
 * anyone would miss.
 */
function isCutOff(layout: SoundLayout): boolean {
  const missing = layout.declaredBytes - layout.dataBytes;
  const frameBytes = layout.blockBytes / layout.blockFrames;
  return layoutFrames(layout) === 0 || (missing > 1 && missing >= frameBytes);
}
