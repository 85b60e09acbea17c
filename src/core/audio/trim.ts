import type { Clip } from './clip';

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
export function trimSilence(clip: Clip, { belowDb, keepSeconds }: TrimOptions): Clip {
  const { samples, sampleRate } = clip;
  const hop = Math.max(1, Math.round(hopSeconds * sampleRate));
  const length = Math.round(frameSeconds * sampleRate);
  const energies = frameEnergies(samples, length, hop);
  const threshold = energies.reduce((a, b) => Math.max(a, b), 0) * 10 ** (-belowDb / 10);
  if (threshold === 0) return clip;
  const first = energies.findIndex((energy) => energy >= threshold);
  const last = energies.findLastIndex((energy) => energy >= threshold);
  const kept = Math.round(keepSeconds * sampleRate);
  const from = Math.max(0, first * hop - kept);
  const to = Math.min(samples.length, last * hop + length + kept);
  return { samples: samples.subarray(from, to), sampleRate };
}

/** Mean square of each frame; the last may be short. */
function frameEnergies(samples: Float32Array, length: number, hop: number): Float64Array {
  const count = Math.max(1, 1 + Math.ceil((samples.length - length) / hop));
  return Float64Array.from({ length: count }, (_, frame) => {
    const start = frame * hop;
    const end = Math.min(samples.length, start + length);
    let sum = 0;
    for (let n = start; n < end; n++) sum += samples[n] * samples[n];
    return sum / length;
  });
}
