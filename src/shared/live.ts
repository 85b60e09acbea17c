/** What main tells the window of a live session. */
import type { Probabilities } from '../core/models/prediction';
import type { Verdict } from '../core/models/verdict';
import type { TimelineSegment } from '../core/timeline/timeline';
import type { Emotion } from '../core/emotions';
import type { Problem } from './types';

export type { Timeline, TimelineSegment, TimelineWindow } from '../core/timeline/timeline';

/** Limits of how finely a session is heard, seconds. */
export const liveLimits = { window: [1, 10], hop: [0.25, 2] } as const;

/** Longest session, seconds: the sound file grows by 115 MB an hour, the memory does not. */
export const longestLive = 3 * 3600;

/** The model that is used where the person has chosen none, and the one where the machine is too slow for it. */
export const liveModels = { best: 'affectron', fast: 'lite' } as const;

/** How a session is being heard. */
export interface LiveState {
  /** `loading` until the model is ready; sound is kept meanwhile. */
  phase: 'loading' | 'listening';
  /** Id of the model in use. */
  model: string;
  /** Why that one: the person's choice, the best there is, the best being too slow here or not usable. */
  why: 'chosen' | 'best' | 'slow' | 'unusable';
  /** Why nothing is heard, or the better model is not. */
  problem: Problem | null;
}

/** What a model said of one window, smoothed over those before it. */
export interface LiveAnswer {
  probabilities: Probabilities;
  top: Emotion;
  /** Probability of `top`. */
  confidence: number;
  verdict: Verdict;
}

/** One window that was heard. */
export interface LiveHeard {
  /** Seconds since the start of the session. */
  start: number;
  end: number;
  /** When the last sample of the window came, ms since 1970. */
  capturedAt: number;
  model: string;
  /** Time the worker took, ms. */
  milliseconds: number;
  /** `null` while nobody speaks. */
  answer: LiveAnswer | null;
  /** Windows passed over in this session so far, because the answer before took too long. */
  skipped: number;
  /** The session's segments from this place on are now these. */
  segmentsFrom: number;
  segments: TimelineSegment[];
}

/** New columns of the spectrogram, bytes, lowest band first. */
export interface LiveColumns {
  bands: number;
  levels: Uint8Array;
  /** Levels that the bytes span, dB. */
  rangeDb: number;
}
