import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resample } from '../../../src/core/audio/resample';
import { StreamResampler } from '../../../src/core/audio/streamResampler';
import { Random } from '../../../src/core/training/random';

function streamed(samples: Float32Array, from: number, to: number, pieces: readonly number[]): Float32Array {
  const resampler = new StreamResampler(from, to);
  const out: number[] = [];
  let at = 0;
  for (let index = 0; at < samples.length; index++) {
    const end = at + pieces[index % pieces.length];
    for (const block of resampler.add(samples.subarray(at, end))) out.push(...block);
    at = end;
  }
  for (const block of resampler.end()) out.push(...block);
  return Float32Array.from(out);
}

describe('StreamResampler', () => {
  it('gives what resampling the whole gives, however the sound is cut', () => {
    const rates = fc.constantFrom(8000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000);
    const cuts = fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        rates,
        fc.integer({ min: 1, max: 250_000 }),
        cuts,
        fc.integer(),
        (rate, length, pieces, seed) => {
          const random = new Random(seed);
          const samples = Float32Array.from({ length }, () => 0.3 * random.normal());
          const whole = resample({ samples, sampleRate: rate }, 16_000).samples;
          const piecewise = streamed(samples, rate, 16_000, pieces);
          expect(piecewise).toHaveLength(whole.length);
          let furthest = 0;
          piecewise.forEach(
            (value, index) => (furthest = Math.max(furthest, Math.abs(value - whole[index]))),
          );
          expect(furthest).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('gives nothing for nothing', () => {
    expect([...new StreamResampler(48_000, 16_000).end()]).toEqual([]);
  });
});
