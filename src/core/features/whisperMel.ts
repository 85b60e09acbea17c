import { pairedPowerSpectrum } from './dft';
import { frameMatrix, type FrameMatrix } from './frames';
import { melFilterbank, writeMelPower, type MelOptions } from './melFilterbank';

/** Rate that Whisper hears at, Hz. */
export const whisperRate = 16_000;

const frameLength = 400;
const hopLength = 160;

const mel: MelOptions = {
  sampleRate: whisperRate,
  fftLength: frameLength,
  bands: 80,
  minHz: 0,
  maxHz: 8000,
  norm: 'slaney',
};

/** Seconds from one frame to the next. */
export const whisperHopSeconds = hopLength / whisperRate;

/** Centre of each band, Hz. */
export function whisperMelHertz(): Float32Array {
  return melFilterbank(mel).frequencies;
}

/** Periodic Hann window. */
const hann = Float64Array.from(
  { length: frameLength },
  (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / frameLength),
);

/**
 * The log-mel spectrogram that OpenAI's Whisper was trained on (Radford et al. 2022), of the clip's own length
 * instead of 30 s: frames of 25 ms every 10 ms centred on their sample, the ends reflected, 80 Slaney bands of
 * power up to 8 kHz, log10, floored 8 below the clip's maximum, then (x + 4) / 4.
 *
 * @param samples at 16 kHz
 * @returns floor(samples / 160) frames, at least one
 */
export function whisperMel(samples: Float32Array): FrameMatrix {
  const bank = melFilterbank(mel);
  const spectrum = pairedPowerSpectrum(frameLength);
  const matrix = frameMatrix(Math.max(1, Math.floor(samples.length / hopLength)), bank.bands);
  const frames = [new Float64Array(frameLength), new Float64Array(frameLength)] as const;
  const power = new Float32Array(2 * spectrum.bins);
  for (let frame = 0; frame < matrix.frames; frame += 2) {
    cutFrame(samples, frame, frames[0]);
    cutFrame(samples, frame + 1, frames[1]);
    spectrum.write(frames[0], frames[1], { power, first: 0, second: spectrum.bins });
    writeMelPower(bank, power, 0, matrix.data, frame * bank.bands);
    if (frame + 1 < matrix.frames) {
      writeMelPower(bank, power, spectrum.bins, matrix.data, (frame + 1) * bank.bands);
    }
  }
  toWhisperScale(matrix.data);
  return matrix;
}

function cutFrame(samples: Float32Array, frame: number, out: Float64Array): void {
  const start = frame * hopLength - frameLength / 2;
  const inside = start >= 0 && start + frameLength <= samples.length;
  for (let n = 0; n < frameLength; n++) {
    const at = inside ? start + n : reflected(start + n, samples.length);
    out[n] = hann[n] * samples[at];
  }
}

/** Index mirrored at both ends without repeating them (numpy's `pad(mode="reflect")`). */
function reflected(index: number, length: number): number {
  if (length === 1) return 0;
  const period = 2 * (length - 1);
  const within = ((index % period) + period) % period;
  return within < length ? within : period - within;
}

function toWhisperScale(values: Float32Array): void {
  let highest = -10;
  for (let i = 0; i < values.length; i++) {
    values[i] = Math.log10(Math.max(values[i], 1e-10));
    if (values[i] > highest) highest = values[i];
  }
  for (let i = 0; i < values.length; i++) values[i] = (Math.max(values[i], highest - 8) + 4) / 4;
}
