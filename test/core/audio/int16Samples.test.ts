import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readInt16 } from '../../../src/core/audio/int16Samples';
import { readPlain } from '../../../src/core/audio/plainSamples';

it('gives what the way of the other encodings gives, at any place in the file', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 4, maxLength: 400 }),
      fc.constantFrom(1 as const, 2 as const),
      fc.constantFrom(1, 700),
      (some, channels, times) => {
        const file = Uint8Array.from({ length: some.length * times + 1 }, (_, i) => some[i % some.length]);
        const bytes = file.subarray(1);
        const frames = Math.floor(bytes.length / (2 * channels));
        const plain = readPlain(bytes, 'int16', true);
        const mean = (frame: number) => {
          const of = plain.subarray(frame * channels, (frame + 1) * channels);
          return of.reduce((sum, value) => sum + value, 0) / channels;
        };
        expect(readInt16(bytes, channels, frames)).toEqual(
          Float32Array.from({ length: frames }, (_, frame) => mean(frame)),
        );
      },
    ),
    { numRuns: 30 },
  );
});
