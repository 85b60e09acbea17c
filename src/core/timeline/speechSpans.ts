import { speechFrameRate, spokenFrames, type SpeechFrames } from '../audio/speech';
import { joinSpans, type Span } from './span';

/** What is between two vowels belongs to the word: voiced frames this close are one run, seconds. */
const withinWord = 0.1;

/** Consonants without voice before the first and after the last vowel, seconds. */
const aroundVoice = 0.2;

/**
 * Shorter pauses belong to what is said, seconds. Within a turn most pauses are shorter than half a second and most
 * gaps between turns too (Heldner and Edlund 2010); only what is clearly longer is shown as nobody speaking.
 */
const leastPause = 0.7;

/** Less speech than this in a window says nothing, seconds: more than the consonants around it. */
export const leastSpeech = 0.25;

/**
 * Runs of voiced frames where somebody speaks.
 *
 * @param from where the frames begin, seconds
 */
export function speechRuns(frames: SpeechFrames, from = 0): Span[] {
  const spoken = spokenFrames(frames);
  const runs: Span[] = [];
  for (let t = 0; t < spoken.length; t++) {
    if (spoken[t] === 1)
      runs.push({ start: from + t / speechFrameRate, end: from + (t + 1) / speechFrameRate });
  }
  return joinSpans(runs, withinWord);
}

/**
 * Where in a recording somebody speaks, short pauses included.
 *
 * @param runs of all of it, from `speechRuns`
 * @param seconds its length
 * @returns in order, apart, within the recording
 */
export function speechSpans(runs: readonly Span[], seconds: number): Span[] {
  const wide = runs.map(({ start, end }) => ({
    start: Math.max(0, start - aroundVoice),
    end: Math.min(seconds, end + aroundVoice),
  }));
  const spans = joinSpans(wide, leastPause);
  const [first, last] = [spans.at(0), spans.at(-1)];
  // A breath before the first and after the last word is no pause either.
  if (first && first.start < leastPause) first.start = 0;
  if (last && seconds - last.end < leastPause) last.end = seconds;
  return spans;
}
