import { AffectronError } from '../errors';
import type { Emotion } from '../emotions';
import type { Probabilities } from '../models/prediction';

/** How finely a recording is looked at. */
export interface TimelineOptions {
  /** Length of a window, seconds. Default 3: about as long as the clips the models were trained on. */
  windowSeconds: number;
  /** From the start of one window to the start of the next, seconds. Default 0.5. */
  hopSeconds: number;
}

export const defaultTimelineOptions: TimelineOptions = { windowSeconds: 3, hopSeconds: 0.5 };

/** What can be asked for: shorter windows hold no utterance, in longer ones nothing changes any more. */
export const timelineLimits = {
  windowSeconds: { least: 0.5, most: 30 },
  /** And no longer than a window, so that none of the recording is left out. */
  hopSeconds: { least: 0.1, most: 30 },
} as const;

/** @throws AffectronError `wrong-use` */
export function assertTimelineOptions(options: TimelineOptions): void {
  const { windowSeconds: window, hopSeconds: hop } = timelineLimits;
  if (!(options.windowSeconds >= window.least && options.windowSeconds <= window.most)) {
    throw new AffectronError('wrong-use', `A window lasts ${window.least} to ${window.most} seconds.`);
  }
  if (!(options.hopSeconds >= hop.least && options.hopSeconds <= options.windowSeconds)) {
    throw new AffectronError('wrong-use', `A hop lasts ${hop.least} seconds up to the length of a window.`);
  }
}

/** What a model says of one window in which somebody speaks, smoothed over its neighbours. Times in seconds. */
export interface TimelineWindow {
  start: number;
  end: number;
  probabilities: Probabilities;
  top: Emotion;
  /** Probability of `top`. */
  confidence: number;
}

/** What a segment has instead of an emotion where there is nothing to hear, to see, or neither. */
export const absences = ['no speech', 'no face', 'no speech or face'] as const;
export type Absence = (typeof absences)[number];

export function isAbsence(top: Emotion | Absence): top is Absence {
  return (absences as readonly string[]).includes(top);
}

/** A stretch of one emotion, or of nobody speaking. Segments follow one another without gaps. */
export interface TimelineSegment {
  start: number;
  end: number;
  top: Emotion | Absence;
  /** Mean probability of `top` over the segment; 1 for an absence. */
  confidence: number;
}

/** How the feeling changes over a recording, according to one model. */
export interface Timeline {
  /** Model id. */
  model: string;
  /** Length of the recording. */
  seconds: number;
  /** In order; windows in which nobody speaks are left out. */
  windows: TimelineWindow[];
  /** From 0 to `seconds`. */
  segments: TimelineSegment[];
}
