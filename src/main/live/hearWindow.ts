import { hasSpeech, speechFrames } from '../../core/audio/speech';
import { AffectronError } from '../../core/errors';
import { ClipFeatures } from '../../core/models/clipFeatures';
import type { Recogniser } from '../../core/models/recogniser';
import type { VoiceProfile } from '../../core/models/voiceProfile';
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
 * @returns `null` where nobody speaks, or nobody any more
 */
export async function hearWindow(
  recogniser: Recogniser,
  samples: Float32Array,
  voices: readonly VoiceProfile[] = [],
): Promise<WindowAnswer> {
  const tail = samples.subarray(Math.max(0, samples.length - pauseSeconds * recordingRate));
  if (!hasSpeech(speechFrames({ samples: tail, sampleRate: recordingRate }))) return null;
  try {
    const profile = voices.find((voice) => recogniser.takes(voice));
    const features = new ClipFeatures({ samples, sampleRate: recordingRate });
    const prediction = await recogniser.predict(features, { profile });
    if (prediction.verdict.kind === 'no speech') return null;
    const { verdict, calibrated } = recogniser.card;
    const { threshold = 0 } = (prediction.calibrated ? calibrated?.verdict : verdict) ?? {};
    return { probabilities: prediction.probabilities, threshold };
  } catch (thrown) {
    if (thrown instanceof AffectronError && thrown.code === 'silent') return null;
    throw thrown;
  }
}
