import { kernel } from '../kernel/kernel';
import { MemoryPlan, placeOf } from '../kernel/memoryPlan';
import { memoised } from '../memoised';
import { frameMatrix, type FrameMatrix } from './frames';
import { librosaMel, melSpectrogram } from './melSpectrogram';
import { powerToDb } from './powerToDb';
import { librosaStft } from './stft';

/** Cepstral coefficients of a mel spectrogram in decibels: the DCT-II of each frame. */
export function mfccOfMelDb(melDb: FrameMatrix, coefficients = 40): FrameMatrix {
  return cosineTransform(melDb.width, coefficients)(melDb);
}

/** Frames that are transformed together. */
const together = 64;

/** The orthonormal DCT-II (`scipy.fft.dct(norm="ortho")`), the first `coefficients` of it. */
const cosineTransform = memoised((inputs: number, coefficients: number) => {
  const plan = new MemoryPlan();
  // The kernel multiplies four values at a time; zeros fill the rows and columns up.
  const [width, columns] = [inputs, coefficients].map((count) => Math.ceil(count / 4) * 4);
  const table = plan.table(cosines({ inputs, coefficients, width, columns }));
  const rows = plan.room(together * width);
  const made = plan.room(together * columns);
  return ({ frames, data }: FrameMatrix): FrameMatrix => {
    const matrix = frameMatrix(frames, coefficients);
    const memory = plan.enter();
    memory.fill(0, placeOf(rows), placeOf(rows) + together * width);
    for (let first = 0; first < frames; first += together) {
      const count = Math.min(together, frames - first);
      for (let frame = 0; frame < count; frame++) {
        const from = (first + frame) * inputs;
        memory.set(data.subarray(from, from + inputs), placeOf(rows) + frame * width);
      }
      kernel().timesTable(rows, count, width, table, columns, made);
      for (let frame = 0; frame < count; frame++) {
        const at = placeOf(made) + frame * columns;
        matrix.data.set(memory.subarray(at, at + coefficients), (first + frame) * coefficients);
      }
    }
    return matrix;
  };
});

function cosines({
  inputs,
  coefficients,
  width,
  columns,
}: Record<'inputs' | 'coefficients' | 'width' | 'columns', number>): Float32Array {
  const table = new Float32Array(columns * width);
  for (let k = 0; k < coefficients; k++) {
    const scale = Math.sqrt((k === 0 ? 1 : 2) / inputs);
    for (let n = 0; n < inputs; n++) {
      table[k * width + n] = scale * Math.cos((Math.PI * k * (2 * n + 1)) / (2 * inputs));
    }
  }
  return table;
}

/**
 * Mel-frequency cepstral coefficients, `coefficients` per frame. Reproduces `librosa.feature.mfcc`: 2048
 * samples a frame, 512 apart, 128 Slaney mel bands, at most 80 dB below the loudest, orthonormal DCT-II.
 */
export function mfcc(samples: Float32Array, sampleRate: number, coefficients = 40): FrameMatrix {
  const mel = melSpectrogram(samples, librosaStft, librosaMel(sampleRate));
  return mfccOfMelDb(powerToDb(mel), coefficients);
}
