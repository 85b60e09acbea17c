import { FrameStatistics } from '../models/frameStatistics';
import type { Scaler } from '../models/standardise';
import type { ScalersOfPass } from './fitHead';
import type { CorpusExample } from './headExample';
import type { Random } from './random';

/** Changes whenever the profiles that are trained with do. */
export const profilesVersion = '8 to 128 clips, v1';

/** Fewest and most clips a profile is drawn from, both powers of two. */
const [fewest, most] = [8, 128];

/**
 * Standardises every clip by a profile of its voice, drawn anew in every pass from 8 to 128 random clips of it. With
 * the statistics of all clips of a voice, far better known than those of a person's minute ever are, a head learns to
 * trust them too much.
 */
export function scalersByVoice(examples: readonly CorpusExample[]): ScalersOfPass {
  const voices = new Map<string, FrameStatistics[]>();
  for (const example of examples) {
    const own = new FrameStatistics();
    own.add(example.pieces);
    voices.set(example.voice, [...(voices.get(example.voice) ?? []), own]);
  }
  return (training, random) => {
    const scalers = new Map<string, Scaler>();
    for (const [voice, clips] of voices) scalers.set(voice, drawnProfile(clips, random));
    return ({ voice }) => scalers.get(voice) ?? training;
  };
}

function drawnProfile(clips: readonly FrameStatistics[], random: Random): Scaler {
  const count = Math.round(fewest * (most / fewest) ** random.uniform());
  const profile = new FrameStatistics();
  for (const place of random.order(clips.length).slice(0, count)) profile.include(clips[place]);
  return profile.scaler();
}
