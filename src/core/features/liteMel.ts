import type { FrameMatrix } from './frames';
import { melFilterbank, type MelOptions } from './melFilterbank';
import { melSpectrogram } from './melSpectrogram';
import { powerToDb } from './powerToDb';

/** What the card of a model calls this spectrogram. */
export const liteSet = 'lite-mel';

const mel: MelOptions = {
  sampleRate: 16_000,
  fftLength: 512,
  bands: 64,
  minHz: 40,
  maxHz: 7800,
  norm: 'slaney',
};

const hopLength = 160;

/** Seconds from one frame to the next. */
export const liteHopSeconds = hopLength / mel.sampleRate;

/** Centre of each band, Hz. */
export function liteMelHertz(): Float32Array {
  return melFilterbank(mel).frequencies;
}

/** Changes whenever the values would: what was kept of an older version is not used. */
export const liteMelVersion = '64 bands, 40-7800 Hz, 25/10 ms, 80 dB, means removed, sd 1, v1';

/**
 * The log-mel spectrogram that Affectron Lite hears: 64 Slaney bands from 40 to 7800 Hz, windows of 25 ms every 10 ms,
 * 80 dB deep. Each band's mean over time is taken away and everything divided by the deviation that is left, so that
 * neither level nor the colour of room and microphone is heard.
 *
 * @param samples at 16 kHz
 */
export function liteMel(samples: Float32Array): FrameMatrix {
  const matrix = powerToDb(melSpectrogram(samples, { windowLength: 400, hopLength }, mel));
  return { ...matrix, data: withoutColour(matrix) };
}

/** Decibels; of speech it is near ten. */
const leastDeviation = 0.01;

function withoutColour({ frames, width, data }: FrameMatrix): Float32Array {
  const means = new Float64Array(width);
  for (let row = 0; row < data.length; row += width) {
    for (let band = 0; band < width; band++) means[band] += data[row + band] / frames;
  }
  let squares = 0;
  for (let row = 0; row < data.length; row += width) {
    for (let band = 0; band < width; band++) squares += (data[row + band] - means[band]) ** 2;
  }
  // Where nothing changes, what is left is rounding, and must not be blown up to a deviation of 1.
  const deviation = Math.max(Math.sqrt(squares / data.length), leastDeviation);
  const result = new Float32Array(data.length);
  for (let row = 0; row < data.length; row += width) {
    for (let band = 0; band < width; band++)
      result[row + band] = (data[row + band] - means[band]) / deviation;
  }
  return result;
}
