import type { Clip } from './clip';
import { energies } from './energies';

export interface TrimOptions {
  /** Frames this far below the loudest one count as silence, dB. */
  belowDb: number;
  /** Silence left at either end, seconds. */
  keepSeconds: number;
}

const frameSeconds = 0.025;
const hopSeconds = 0.01;

/**
 * A clip without the silence at its ends, measured by the RMS of frames of 25 ms every 10 ms. The clip shares its
 * samples with the original; silence throughout leaves it as it is.
 */
export function trimSilence(clip: Clip, options: TrimOptions): Clip {
  const { from, to } = soundingRange(clip, options);
  return { samples: clip.samples.subarray(from, to), sampleRate: clip.sampleRate };
}

/** What `trimSilence` leaves: samples `from` to `to`. */
export function soundingRange(
  clip: Clip,
  { belowDb, keepSeconds }: TrimOptions,
): { from: number; to: number } {
  const { samples, sampleRate } = clip;
  const { energies: means, hop, length } = frameEnergies(clip);
  const threshold = means.reduce((a, b) => Math.max(a, b), 0) * 10 ** (-belowDb / 10);
  if (threshold === 0) return { from: 0, to: samples.length };
  const first = means.findIndex((energy) => energy >= threshold);
  const last = means.findLastIndex((energy) => energy >= threshold);
  const kept = Math.round(keepSeconds * sampleRate);
  return { from: Math.max(0, first * hop - kept), to: Math.min(samples.length, last * hop + length + kept) };
}

/** Mean square of each frame, and how many samples frames span and lie apart; the last frame may be short. */
export function frameEnergies({ samples, sampleRate }: Clip): {
  energies: Float64Array;
  hop: number;
  length: number;
} {
  const hop = Math.max(1, Math.round(hopSeconds * sampleRate));
  const length = Math.round(frameSeconds * sampleRate);
  const count = Math.max(1, 1 + Math.ceil((samples.length - length) / hop));
  const sums = energies(samples, { length, hop, count });
  return { energies: Float64Array.from(sums, (sum) => sum / length), hop, length };
}
