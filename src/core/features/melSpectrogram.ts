import { kernel } from '../kernel/kernel';
import { MemoryPlan, placeOf } from '../kernel/memoryPlan';
import { memoised } from '../memoised';
import { frameCount, frameMatrix, type FrameMatrix } from './frames';
import { FrameSpectra, framesTogether } from './frameSpectra';
import { hannWindow } from './hannWindow';
import { melFilterbank, writeMelPower, type MelFilterbank, type MelOptions } from './melFilterbank';
import { setRows, type StftOptions } from './stft';

/** The mel scale of `librosa.feature.melspectrogram`: 128 bands from 0 Hz to half the sample rate. */
export function librosaMel(sampleRate: number, fftLength = 2048): MelOptions {
  return { sampleRate, fftLength, bands: 128, minHz: 0, maxHz: sampleRate / 2, norm: 'slaney' };
}

/**
 * Mel power spectrogram, one row of `bands` values per frame. Reproduces
 * `librosa.feature.melspectrogram`; keeps four spectra at a time, whatever the length of the sound.
 */
export function melSpectrogram(
  samples: Float32Array,
  { windowLength, hopLength }: Omit<StftOptions, 'fftLength'>,
  { sampleRate, fftLength, bands, minHz, maxHz, norm }: MelOptions,
): FrameMatrix {
  return spectrogram(windowLength, hopLength, sampleRate, fftLength, bands, minHz, maxHz, norm)(samples);
}

const spectrogram = memoised(
  (
    windowLength: number,
    hopLength: number,
    sampleRate: number,
    fftLength: number,
    bands: number,
    minHz: number,
    maxHz: number,
    norm: MelOptions['norm'],
  ) => {
    const plan = new MemoryPlan();
    const spectra = new FrameSpectra(plan, { fftLength, window: hannWindow(windowLength), hopLength });
    const bank = melFilterbank({ sampleRate, fftLength, bands, minHz, maxHz, norm });
    const first = plan.table(Uint32Array.from(bank.first));
    const start = plan.table(Uint32Array.from(bank.start));
    const weights = plan.table(bank.weights);
    const mel = plan.room(framesTogether * bands);
    const rows = plan.room(framesTogether * bands);
    return (samples: Float32Array) => {
      const matrix = frameMatrix(frameCount(samples.length, hopLength), bands);
      const memory = plan.enter();
      for (let frame = 0; frame < matrix.frames; frame += framesTogether) {
        spectra.write(memory, samples, frame * hopLength);
        kernel().bandsOf(spectra.powers, first, start, weights, bands, mel);
        kernel().lanesToRows(mel, bands, rows);
        setRows(matrix, frame, memory, placeOf(rows));
      }
      return matrix;
    };
  },
);

/** Mel power of a power spectrogram that stands already. */
export function melOfSpectrogram(spectrogram: FrameMatrix, bank: MelFilterbank): FrameMatrix {
  const matrix = frameMatrix(spectrogram.frames, bank.bands);
  for (let frame = 0; frame < matrix.frames; frame++) {
    writeMelPower(bank, spectrogram.data, frame * spectrogram.width, matrix.data, frame * bank.bands);
  }
  return matrix;
}
