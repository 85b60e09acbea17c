import { describe, expect, it } from 'vitest';
import { normaliseLevel } from '../../../src/core/audio/normaliseLevel';
import { trimSilence } from '../../../src/core/audio/trim';

const sampleRate = 16_000;
const options = { belowDb: 35, keepSeconds: 0.05 };

/** Half a second of a tone between silences of `lead` and `tail` seconds with a soft hum. */
function between(lead: number, tail: number, hum = 1e-3): Float32Array {
  const from = lead * sampleRate;
  const to = from + 0.5 * sampleRate;
  return Float32Array.from(
    { length: to + tail * sampleRate },
    (_, n) => (n >= from && n < to ? 0.5 : hum) * Math.sin(0.3 * n),
  );
}

describe('trimSilence', () => {
  it('takes silence from both ends and leaves 50 ms and the frame', () => {
    const { samples } = trimSilence({ samples: between(1, 2), sampleRate }, options);
    expect(samples.length / sampleRate).toBeGreaterThan(0.59);
    expect(samples.length / sampleRate).toBeLessThan(0.66);
  });

  it('keeps what is soft but within 35 dB', () => {
    const samples = between(1, 2, 0.02);
    expect(trimSilence({ samples, sampleRate }, options).samples).toHaveLength(samples.length);
  });

  it('leaves silence and the shortest of clips as they are', () => {
    for (const samples of [new Float32Array(16_000), new Float32Array(1).fill(0.5)]) {
      expect(trimSilence({ samples, sampleRate }, options).samples).toHaveLength(samples.length);
    }
  });
});

describe('normaliseLevel', () => {
  it('makes the same clip of a soft and a loud copy', () => {
    const samples = between(0, 0);
    const [soft, loud] = [0.1, 1.7].map(
      (gain) => normaliseLevel({ samples: samples.map((value) => gain * value), sampleRate }).samples,
    );
    const rms = Math.sqrt(soft.reduce((sum, value) => sum + value * value, 0) / soft.length);
    expect(20 * Math.log10(rms)).toBeCloseTo(-26, 3);
    soft.forEach((value, n) => expect(Math.abs(value - loud[n])).toBeLessThan(1e-6));
  });

  it('leaves silence alone', () => {
    const { samples } = normaliseLevel({ samples: new Float32Array(10), sampleRate });
    expect(samples.every((value) => value === 0)).toBe(true);
  });
});
