import { AffectronError } from '../errors';
import { clipSeconds, type Clip } from './clip';

/**
 * Below 0.1 s there is not one syllable (spoken syllables last 0.15 to 0.3 s) and hardly more than the two
 * frames of 2048 samples at 22,050 Hz that the MFCCs are means of.
 */
const shortestSeconds = 0.1;

/**
 * A peak of -80 dBFS, three steps of 16 bits. The softest of RAVDESS's 2452 clips peaks at -47 dBFS and is understood
 * 20 dB softer too; the noise of a quiet room, at -70 to -60, is told from speech by what it sounds like.
 */
const quietestPeak = 0.0001;

/**
 * Refuses a clip in which nothing can be heard, so that no model names an emotion for silence.
 *
 * @throws AffectronError `too-short` or `silent`
 */
export function assertClassifiable(clip: Clip): void {
  const seconds = clipSeconds(clip);
  if (seconds < shortestSeconds) {
    throw new AffectronError(
      'too-short',
      `The sound is too short to judge: ${Math.round(seconds * 1000)} milliseconds, at least ${shortestSeconds * 1000} are needed.`,
      { advice: 'Record or open a clip of a second or more.' },
    );
  }
  if (isAudible(clip)) return;
  throw new AffectronError('silent', 'The clip is silent: nothing in it is louder than −80 dB.', {
    advice: 'Check the microphone and its level, then record again.',
  });
}

/** What `assertClassifiable` would let pass. */
export function isClassifiable(clip: Clip): boolean {
  return clipSeconds(clip) >= shortestSeconds && isAudible(clip);
}

function isAudible({ samples }: Clip): boolean {
  return samples.some((sample) => Math.abs(sample) >= quietestPeak);
}
