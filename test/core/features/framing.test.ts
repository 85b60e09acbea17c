/** What holds of frames whatever the sound: how many there are, what each sees, that all of the sound is seen. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frameCount, frameMatrix, meanOverFrames } from '../../../src/core/features/frames';
import { powerSpectrogram } from '../../../src/core/features/stft';

const options = { fftLength: 64, windowLength: 64, hopLength: 16 };

it('every sample is seen by frames around it, and by no others', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 }), fc.nat(599), (length, place) => {
      const at = place % length;
      const samples = new Float32Array(length);
      samples[at] = 1;
      const { frames, width, data } = powerSpectrogram(samples, options);
      expect(frames).toBe(frameCount(length, options.hopLength));
      for (let frame = 0; frame < frames; frame++) {
        const heard = data.subarray(frame * width, (frame + 1) * width).some((value) => value > 0);
        const distance = at - frame * options.hopLength;
        // A Hann window begins with zero.
        expect(heard).toBe(distance > -options.windowLength / 2 && distance < options.windowLength / 2);
      }
      // The last frame stands within a hop of the end.
      expect(length - (frames - 1) * options.hopLength).toBeLessThanOrEqual(options.hopLength);
    }),
    { numRuns: 60 },
  );
});

it('the mean over frames is that of each column', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 12 }),
      fc.float({ min: -1e3, max: 1e3, noNaN: true }),
      (frames, width, step) => {
        const matrix = frameMatrix(frames, width);
        matrix.data.forEach((_, index) => {
          matrix.data[index] = (index % width) + step * Math.floor(index / width);
        });
        meanOverFrames(matrix).forEach((mean, column) => {
          expect(mean).toBeCloseTo(column + (step * (frames - 1)) / 2, 1);
        });
      },
    ),
  );
});
