import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frequencyBank, frequencyScales } from '../../../src/core/features/frequencyBank';
import { melFilterbank, writeMelPower } from '../../../src/core/features/melFilterbank';

const usual = { sampleRate: 16_000, fftLength: 1024, bands: 128, maxHz: 8000 };

test('on the mel scale it is the bank of the mel spectrogram', () => {
  const mel = melFilterbank({ ...usual, minHz: 0, norm: 'peak' });
  expect(frequencyBank({ ...usual, scale: 'mel' })).toEqual(mel);
});

test('linear bands lie equally far apart, logarithmic ones by equal factors from 50 Hz', () => {
  const linear = frequencyBank({ ...usual, scale: 'linear' }).frequencies;
  const log = frequencyBank({ ...usual, scale: 'log' }).frequencies;
  for (let band = 1; band < 128; band++) {
    expect(linear[band] - linear[band - 1]).toBeCloseTo(8000 / 129, 1);
    expect(log[band] / log[band - 1]).toBeCloseTo((8000 / 50) ** (1 / 129), 4);
  }
  expect(log[0]).toBeGreaterThan(50);
  expect(log[127]).toBeLessThan(8000);
});

test('no band misses the spectrum, however narrow: a flat one is seen in each', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...frequencyScales),
      fc.integer({ min: 4000, max: 96_000 }),
      fc.integer({ min: 8, max: 256 }),
      (scale, sampleRate, bands) => {
        const maxHz = Math.min(8000, sampleRate / 2);
        const fftLength = 2 ** Math.ceil(Math.log2(0.05 * sampleRate));
        const bank = frequencyBank({ scale, sampleRate, fftLength, bands, maxHz });
        const seen = new Float32Array(bands);
        writeMelPower(bank, new Float32Array(fftLength / 2 + 1).fill(1), 0, seen, 0);
        expect(Math.min(...seen)).toBeGreaterThan(0.2);
      },
    ),
    { numRuns: 80 },
  );
});
