import FFT from 'fft.js';
import type { Clip } from './clip';

/** Samples of a frame; half of them are the next frame's too. */
const frameLength = 1024;
const hop = frameLength / 2;

/** The step of AAC's scale factors, 1.5 dB, as a natural logarithm. */
const levelStep = (1.5 * Math.LN10) / 20;

/** Steps of phase in a full turn. */
const phaseSteps = 32;

/**
 * The clip as a lossy codec gives it back: what such codecs have in common is noise that lies a little below the sound
 * in each narrow band. Here each bin of each frame (1024 samples under a sine window, half overlapping) keeps its level
 * in steps of 1.5 dB and its phase in 32 steps: noise 20 to 25 dB down, as at a moderate bit rate. Same length and rate.
 */
export function lossyCopy({ samples, sampleRate }: Clip): Clip {
  const fft = new FFT(frameLength);
  const window = Float64Array.from({ length: frameLength }, (_, n) =>
    Math.sin((Math.PI * (n + 0.5)) / frameLength),
  );
  const frame = new Float64Array(frameLength);
  const spectrum = new Float64Array(2 * frameLength);
  const back = new Float64Array(2 * frameLength);
  const out = new Float32Array(samples.length);
  for (let start = -hop; start < samples.length; start += hop) {
    for (let n = 0; n < frameLength; n++) frame[n] = window[n] * (samples[start + n] ?? 0);
    fft.realTransform(spectrum, frame);
    quantise(spectrum);
    fft.completeSpectrum(spectrum);
    fft.inverseTransform(back, spectrum);
    // The window twice, overlapped by half, adds up to one.
    for (let n = 0; n < frameLength; n++) {
      const at = start + n;
      if (at >= 0 && at < samples.length) out[at] += window[n] * back[2 * n];
    }
  }
  return { samples: out, sampleRate };
}

/** Rounds level and phase of the bins up to half the sample rate. */
function quantise(spectrum: Float64Array): void {
  for (let i = 0; i <= frameLength; i += 2) {
    const level = Math.hypot(spectrum[i], spectrum[i + 1]);
    if (level === 0) continue;
    const rounded = Math.exp(levelStep * Math.round(Math.log(level) / levelStep));
    const turn = (2 * Math.PI) / phaseSteps;
    const phase = turn * Math.round(Math.atan2(spectrum[i + 1], spectrum[i]) / turn);
    spectrum[i] = rounded * Math.cos(phase);
    spectrum[i + 1] = rounded * Math.sin(phase);
  }
}
