import { clipSeconds } from '../../core/audio/clip';
import { speechFrames } from '../../core/audio/speech';
import { AffectronError } from '../../core/errors';
import { ClipFeatures } from '../../core/models/clipFeatures';
import type { Probabilities } from '../../core/models/prediction';
import type { Recogniser } from '../../core/models/recogniser';
import type { VoiceProfile } from '../../core/models/voiceProfile';
import { overlap } from '../../core/timeline/span';
import { leastSpeech, speechRuns, speechSpans } from '../../core/timeline/speechSpans';
import { recordingRate } from '../recording/recordingRate';
import type { WindowAnswer } from './liveTasks';

/**
 * Who has not spoken for so long, seconds, has stopped. The window may hold speech for longer: without this, a verdict
 * would stand for three seconds after the last word. Pauses between words are shorter.
 */
const pauseSeconds = 1.25;

/**
 * A model's answer for the last window of a stream.
 *
 * @param samples 16 kHz
 * @param voices what is known of the voice; a model that cannot use it hears the window as any other
 */
export async function hearWindow(
  recogniser: Recogniser,
  samples: Float32Array,
  voices: readonly VoiceProfile[] = [],
): Promise<WindowAnswer> {
  const sound = { samples, sampleRate: recordingRate };
  const window = { start: 0, end: clipSeconds(sound) };
  const speech = speechRuns(speechFrames(sound));
  const speaks =
    (speech.at(-1)?.end ?? -Infinity) > window.end - pauseSeconds &&
    overlap(window, speechSpans(speech, window.end)) >= leastSpeech;
  if (!speaks) return { speech, answer: null };

  const { verdict, calibrated } = recogniser.card;
  const profile = voices.find((voice) => recogniser.takes(voice));
  if (profile) {
    const probabilities = await withProfile(recogniser, new ClipFeatures(sound), profile);
    return {
      speech,
      answer: probabilities && { probabilities, threshold: calibrated?.verdict.threshold ?? 0 },
    };
  }
  const [probabilities = null] = await recogniser.windows(sound, [window]);
  return { speech, answer: probabilities && { probabilities, threshold: verdict?.threshold ?? 0 } };
}

async function withProfile(
  recogniser: Recogniser,
  features: ClipFeatures,
  profile: VoiceProfile,
): Promise<Probabilities | null> {
  try {
    return (await recogniser.predict(features, { profile })).probabilities;
  } catch (thrown) {
    if (thrown instanceof AffectronError && thrown.code === 'silent') return null;
    throw thrown;
  }
}
