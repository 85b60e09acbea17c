/** What holds of resampling whatever the sound and the rates. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resample } from '../../../src/core/audio/resample';
import { Random } from '../../../src/core/training/random';

const usual = fc.constantFrom(8000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000);
const anyRate = fc.oneof(usual, fc.integer({ min: 1000, max: 100_000 }));

function noise(length: number, seed: number): Float32Array {
  const random = new Random(seed);
  return Float32Array.from({ length }, () => 0.2 * random.normal());
}

const energy = (samples: Float32Array) => samples.reduce((sum, value) => sum + value * value, 0);

describe('resampling', () => {
  it('gives as many samples as last as long, all of them numbers', () => {
    fc.assert(
      fc.property(anyRate, usual, fc.nat(3000), fc.integer(), (source, target, length, seed) => {
        const { samples, sampleRate } = resample(
          { samples: noise(length, seed), sampleRate: source },
          target,
        );
        expect(sampleRate).toBe(target);
        expect(samples).toHaveLength(Math.ceil((length * target) / source));
        expect(samples.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is linear: a mixture becomes the mixture of what its parts become', () => {
    const share = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(usual, usual, share, share, fc.integer(), (source, target, a, b, seed) => {
        const [one, other] = [noise(2000, seed), noise(2000, seed + 1)];
        const to = (samples: Float32Array) => resample({ samples, sampleRate: source }, target).samples;
        const together = to(one.map((value, n) => a * value + b * other[n]));
        const [first, second] = [to(one), to(other)];
        const apart = together.map((value, n) => Math.abs(value - (a * first[n] + b * second[n])));
        expect(Math.max(...apart)).toBeLessThan(2e-6);
      }),
      { numRuns: 25 },
    );
  });

  it('adds no energy, and keeps that of what both rates can hold', () => {
    fc.assert(
      fc.property(usual, usual, fc.double({ min: 0.05, max: 0.85, noNaN: true }), (source, target, place) => {
        // A tone below the lower of the two limits, faded in and out so that it has no edges.
        const length = source / 4;
        const hertz = (place * Math.min(source, target)) / 2;
        const tone = Float32Array.from({ length }, (_, n) => {
          const fade = Math.sin((Math.PI * n) / length) ** 2;
          return 0.5 * fade * Math.sin((2 * Math.PI * hertz * n) / source);
        });
        const before = energy(tone) / source;
        const after = energy(resample({ samples: tone, sampleRate: source }, target).samples) / target;
        expect(Math.abs(after / before - 1)).toBeLessThan(1e-3);
      }),
      { numRuns: 25 },
    );
    fc.assert(
      fc.property(usual, usual, fc.integer(), (source, target, seed) => {
        const samples = noise(4000, seed);
        const after = resample({ samples, sampleRate: source }, target).samples;
        expect(energy(after) / target).toBeLessThan((1.01 * energy(samples)) / source);
      }),
      { numRuns: 25 },
    );
  });
});
