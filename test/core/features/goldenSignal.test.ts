import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { goldenClip } from '../../golden/signal';
import { golden } from './golden';

test('the signal is made as the golden file defines it, bit by bit', () => {
  const { samples, sampleRate } = goldenClip();
  expect({ sampleRate, samples: samples.length }).toEqual({
    sampleRate: golden.signal.sampleRate,
    samples: golden.signal.samples,
  });
  // SHA-256 of the float32 file that librosa was given.
  expect(createHash('sha256').update(new Uint8Array(samples.buffer)).digest('hex')).toBe(
    '40c3b9a26c5975f98fab1fd98d22df00505b96c7b5d3631ea0ea2b68f59518d5',
  );
});
