import { FrameStatistics } from '../models/frameStatistics';
import type { Scaler } from '../models/standardise';
import type { ScalersOfPass } from './fitHead';
import type { CorpusExample } from './headExample';

/**
 * Lends clips the voice of others: their frames' mean and deviation are moved part of the way from those of their own
 * voice to those of another of the same channel, voice and distance drawn anew in every pass. What then tells the
 * emotions apart is not the voice. No labels of emotion are used.
 *
 * @param share of the clips this is done to
 */
export function swappedVoices(examples: readonly CorpusExample[], share: number): ScalersOfPass {
  const gathered = new Map<string, FrameStatistics>();
  const channels = new Map<string, Set<string>>();
  for (const { voice, channel, pieces } of examples) {
    const known = gathered.get(voice) ?? new FrameStatistics();
    known.add(pieces);
    gathered.set(voice, known);
    channels.set(channel, (channels.get(channel) ?? new Set()).add(voice));
  }
  const voices = new Map([...gathered].map(([voice, frames]) => [voice, frames.scaler()]));
  const others = new Map([...channels].map(([channel, names]) => [channel, [...names]]));
  return (training, random) =>
    ({ voice, channel }) => {
      if (random.uniform() >= share) return training;
      const names = others.get(channel) ?? [voice];
      const [own, other] = [voice, names[Math.floor(random.uniform() * names.length)]].map((name) =>
        voices.get(name),
      );
      return own && other ? towards(training, own, other, random.uniform()) : training;
    };
}

/** Standardises frames of one voice as if they came from between it and another. */
function towards(training: Scaler, own: Scaler, other: Scaler, way: number): Scaler {
  const between = (from: number, to: number) => from + way * (to - from);
  // How much narrower the own voice is than the one it is lent; a value that never changed stays as it is.
  const ratio = own.deviation.map((own, j) => own / between(own, other.deviation[j]) || 1);
  return {
    mean: own.mean.map((own, j) => own - (between(own, other.mean[j]) - training.mean[j]) * ratio[j]),
    deviation: training.deviation.map((deviation, j) => deviation * ratio[j]),
  };
}
