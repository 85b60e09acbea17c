import type { Clip } from './clip';
import { frameEnergies, type TrimOptions } from './trim';

export interface UtteranceOptions extends TrimOptions {
  /** Silence that parts two utterances, seconds. */
  pauseSeconds: number;
  /** How far away the loudest frame may lie that silence is measured against, seconds. */
  nearSeconds: number;
}

/**
 * Stretches of sound between pauses: samples `from` to `to` of each, in order and apart. Silence is what
 * `trimSilence` takes for it, measured against the loudest frame nearby: of two people in a long recording one may sit
 * much closer to the microphone. Where noise fills the pauses everything is one stretch.
 */
export function utterances(
  clip: Clip,
  { belowDb, keepSeconds, pauseSeconds, nearSeconds }: UtteranceOptions,
): { from: number; to: number }[] {
  const { samples, sampleRate } = clip;
  const { energies, hop, length } = frameEnergies(clip);
  const loudest = highestNearby(energies, Math.round((nearSeconds * sampleRate) / hop));
  const kept = Math.round(keepSeconds * sampleRate);
  const found: { from: number; to: number }[] = [];
  energies.forEach((energy, frame) => {
    if (energy === 0 || energy < loudest[frame] * 10 ** (-belowDb / 10)) return;
    const from = Math.max(0, frame * hop - kept);
    const to = Math.min(samples.length, frame * hop + length + kept);
    const last = found.at(-1);
    if (last && from - last.to < pauseSeconds * sampleRate) last.to = to;
    else found.push({ from, to });
  });
  return found;
}

/** For each value the highest of those up to `reach` places away, by a queue of candidates that falls. */
function highestNearby(values: Float64Array, reach: number): Float64Array {
  const highest = new Float64Array(values.length);
  const queue: number[] = [];
  let head = 0;
  for (let i = 0; i < values.length + reach; i++) {
    if (i < values.length) {
      while (queue.length > head && values[queue[queue.length - 1]] <= values[i]) queue.pop();
      queue.push(i);
    }
    const at = i - reach;
    while (queue[head] < at - reach) head++;
    if (at >= 0) highest[at] = values[queue[head]];
  }
  return highest;
}
