/** What the live worker is asked. */
import type { Probabilities } from '../../core/models/prediction';
import type { VoiceProfile } from '../../core/models/voiceProfile';
import type { Span } from '../../core/timeline/span';
import type { ModelPlaces } from '../../library/evaluations/askedModels';

/** What a model says of a window of speech. */
export interface SpokenAnswer {
  probabilities: Probabilities;
  /** Confidence below which the model names no emotion; 0 for one that always does. */
  threshold: number;
}

export interface WindowAnswer {
  /** From `speechRuns`, seconds within the window. */
  speech: Span[];
  /** `null` where nobody speaks, or nobody any more. */
  answer: SpokenAnswer | null;
}

export interface LiveTasks {
  /** Loads a model and runs it once. */
  ready: { input: { model: string }; output: void };
  /** What a model says of a window of 16 kHz sound. */
  hear: {
    input: { model: string; samples: Float32Array; voices: readonly VoiceProfile[] };
    output: WindowAnswer;
  };
}

export type LiveSetup = ModelPlaces;
