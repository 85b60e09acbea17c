import { clipSeconds, type Clip } from '../audio/clip';
import { speechFrames } from '../audio/speech';
import type { Probabilities } from '../models/prediction';
import { overlap, type Span } from './span';
import { leastSpeech, speechRuns, speechSpans } from './speechSpans';

/** A model, as far as windows go: `Recogniser`. */
export interface WindowListener {
  windows(sound: Clip, windows: readonly Span[]): Promise<(Probabilities | null)[]>;
}

/** Part of a recording, and the windows that are asked about; times are of the recording, seconds. */
export interface Stretch {
  sound: Clip;
  /** Where the sound begins. */
  start: number;
  /** Within the sound. */
  windows: readonly Span[];
  /** Where speech is looked for, within the sound; what is before and after only helps. */
  kept: Span;
}

export interface HeardStretch {
  /** From `speechRuns`, of the kept part. */
  speech: Span[];
  /** For each model an answer for each window; `null` where nobody speaks or nothing can be heard. */
  answers: (Probabilities | null)[][];
}

/** Looks for speech first, then asks the models about the windows that hold some. */
export async function hearStretch(
  models: readonly WindowListener[],
  { sound, start, windows, kept }: Stretch,
): Promise<HeardStretch> {
  const runs = speechRuns(speechFrames(sound), start);
  const spoken = speechSpans(runs, start + clipSeconds(sound));
  const asked = windows.filter((window) => overlap(window, spoken) >= leastSpeech);
  const within = asked.map((window) => ({ start: window.start - start, end: window.end - start }));
  const answers: (Probabilities | null)[][] = [];
  for (const model of models) {
    const said = asked.length > 0 ? await model.windows(sound, within) : [];
    answers.push(windows.map((window) => said[asked.indexOf(window)] ?? null));
  }
  const speech = runs
    .map((run) => ({ start: Math.max(run.start, kept.start), end: Math.min(run.end, kept.end) }))
    .filter((run) => run.end > run.start);
  return { speech, answers };
}
