import type { Clip } from '../../../src/core/audio/clip';
import { Random } from '../../../src/core/training/random';

/**
 * A voice-like sound: a gliding pulse train with harmonics up to 6 kHz, swelling four times a second, over a
 * little noise. The same sound whatever the rate, so that rates can be compared.
 */
export function voiceLike({ sampleRate = 16_000, seconds = 1.5, pitchHz = 140, level = 0.3 } = {}): Clip {
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  let phase = 0;
  for (let i = 0; i < samples.length; i++) {
    const time = i / sampleRate;
    const pitch = pitchHz * (1 + 0.2 * Math.sin(2 * Math.PI * 0.7 * time));
    phase += (2 * Math.PI * pitch) / sampleRate;
    let sum = 0;
    for (let harmonic = 1; harmonic * pitch < 6000; harmonic++) sum += Math.sin(harmonic * phase) / harmonic;
    samples[i] = level * sum * (0.6 + 0.4 * Math.sin(2 * Math.PI * 4 * time)) * 0.5;
  }
  return { samples, sampleRate };
}

/** White noise. */
export function noise(seed: number, seconds = 1, level = 0.1, sampleRate = 16_000): Clip {
  const random = new Random(seed);
  const samples = Float32Array.from({ length: seconds * sampleRate }, () => level * random.normal());
  return { samples, sampleRate };
}
