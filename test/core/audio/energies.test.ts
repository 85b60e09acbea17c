import fc from 'fast-check';
import { expect, it } from 'vitest';
import { energies } from '../../../src/core/audio/energies';

it('sums the squares of each frame, whatever its length', () => {
  fc.assert(
    fc.property(
      fc.float32Array({ min: -1, max: 1, noNaN: true, minLength: 1, maxLength: 3000 }),
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 300 }),
      (samples, length, hop) => {
        const count = Math.ceil(samples.length / hop);
        const sums = energies(samples, { length, hop, count });
        expect(sums).toHaveLength(count);
        for (const [frame, sum] of sums.entries()) {
          const part = samples.subarray(frame * hop, frame * hop + length);
          const expected = part.reduce((total, value) => total + value * value, 0);
          expect(Math.abs(sum - expected)).toBeLessThanOrEqual(1e-5 * expected + 1e-30);
        }
      },
    ),
    { numRuns: 100 },
  );
});
