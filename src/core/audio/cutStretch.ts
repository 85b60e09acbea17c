import { AffectronError } from '../errors';
import { clipSeconds, type Clip } from './clip';

/** A part of a sound, seconds from its start. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * The samples of a stretch, sharing the clip's memory. An end behind that of the clip means the clip's.
 *
 * @throws AffectronError `refused` when nothing of the clip lies within
 */
export function cutStretch(clip: Clip, { start, end }: Stretch): Clip {
  const { samples, sampleRate } = clip;
  const from = Math.max(0, Math.round(start * sampleRate));
  const to = Math.min(samples.length, Math.round(end * sampleRate));
  if (!(from < to)) {
    const seconds = clipSeconds(clip).toFixed(1);
    throw new AffectronError('refused', `This stretch holds no sound: the clip lasts ${seconds} seconds.`);
  }
  return { samples: samples.subarray(from, to), sampleRate };
}
