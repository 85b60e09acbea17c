import { chroma } from './chroma';
import { frameMatrix, type FrameMatrix } from './frames';
import { melFilterbank } from './melFilterbank';
import { librosaMel, melOfSpectrogram } from './melSpectrogram';
import { mfccOfMelDb } from './mfcc';
import { powerToDb } from './powerToDb';
import { powerSpectrogram, toMagnitude } from './stft';

/**
 * The 180 values of the classic recipe: 40 MFCCs, 12 chroma values and 128 mel powers per frame, all from
 * one STFT. Its mean over the frames is what the MLP hears.
 */
export function mfccChromaMel(samples: Float32Array, sampleRate: number): FrameMatrix {
  const spectrogram = powerSpectrogram(samples);
  const mel = melOfSpectrogram(spectrogram, melFilterbank(librosaMel(sampleRate)));
  // From here on the spectrogram holds magnitudes, which chroma wants.
  const pitchClasses = chroma(toMagnitude(spectrogram), sampleRate);
  const parts = [mfccOfMelDb(powerToDb(mel)), pitchClasses, mel];

  const width = parts.reduce((sum, part) => sum + part.width, 0);
  const matrix = frameMatrix(spectrogram.frames, width);
  let column = 0;
  for (const part of parts) {
    copyColumns(part, matrix, column);
    column += part.width;
  }
  return matrix;
}

/** Value by value: a view of each row would be garbage for every frame. */
function copyColumns(from: FrameMatrix, to: FrameMatrix, column: number): void {
  for (let frame = 0; frame < from.frames; frame++) {
    const source = frame * from.width;
    const target = frame * to.width + column;
    for (let j = 0; j < from.width; j++) {
      to.data[target + j] = from.data[source + j];
    }
  }
}
