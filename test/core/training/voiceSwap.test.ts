import { describe, expect, it } from 'vitest';
import { FrameStatistics } from '../../../src/core/models/frameStatistics';
import { standardise } from '../../../src/core/models/standardise';
import { fitFrameScaler } from '../../../src/core/training/frameScaler';
import type { CorpusExample } from '../../../src/core/training/headExample';
import { Random } from '../../../src/core/training/random';
import { swappedVoices } from '../../../src/core/training/voiceSwap';

/** A clip of a voice with a mean and a deviation of its own. */
function clip(voice: string, channel: 'speech' | 'song', mean: number, deviation: number): CorpusExample {
  const random = new Random(mean);
  const data = Float32Array.from({ length: 4000 }, () => mean + deviation * random.normal());
  return { pieces: [{ frames: 2000, width: 2, data }], class: 0, corpus: 'RAVDESS', voice, channel };
}

const [low, high, singing] = [
  clip('a', 'speech', -3, 1),
  clip('b', 'speech', 3, 2),
  clip('c', 'song', 50, 1),
];
const examples = [low, high, singing];
const training = fitFrameScaler(examples.map(({ pieces }) => pieces));

/** Mean and deviation of the clip of `low` as training hears it, many times. */
function heard(share: number, times: number): { mean: number; deviation: number }[] {
  const scalerOf = swappedVoices(examples, share)(training, new Random(1));
  return Array.from({ length: times }, () => {
    const statistics = new FrameStatistics();
    const data = standardise(low.pieces[0].data, scalerOf(low));
    statistics.add([{ frames: 2000, width: 2, data }]);
    const { mean, deviation } = statistics.scaler();
    return {
      mean: mean[0] * training.deviation[0] + training.mean[0],
      deviation: deviation[0] * training.deviation[0],
    };
  });
}

describe('swappedVoices', () => {
  it('moves a clip between its own voice and others of its channel, the song of nobody', () => {
    const moved = heard(1, 60);
    for (const { mean, deviation } of moved) {
      expect(mean).toBeGreaterThan(-3.1);
      expect(mean).toBeLessThan(3.1);
      // Deviation goes along with the mean, the same part of the way.
      expect(deviation).toBeCloseTo(1 + (mean + 3) / 6, 0);
    }
    expect(Math.max(...moved.map(({ mean }) => mean))).toBeGreaterThan(1);
  });

  it('leaves the others alone', () => {
    for (const { mean } of heard(0, 5)) expect(mean).toBeCloseTo(-3, 1);
    const still = heard(0.5, 60).filter(({ mean }) => Math.abs(mean + 3) < 0.05).length;
    expect(still).toBeGreaterThan(25);
    expect(still).toBeLessThan(58);
  });
});
