/** An answer, as far as naming an emotion or not goes. */
export interface JudgedAnswer {
  /** Whose voice it was. */
  voice: string;
  /** Probability of the likeliest emotion. */
  confidence: number;
  /** Whether that emotion is the true one. */
  right: boolean;
}

/**
 * An answer, judged.
 *
 * @param truth place of the true emotion among the probabilities
 */
export function judge(voice: string, probabilities: ArrayLike<number>, truth: number): JudgedAnswer {
  let likeliest = 0;
  for (let i = 1; i < probabilities.length; i++) {
    if (probabilities[i] > probabilities[likeliest]) likeliest = i;
  }
  return { voice, confidence: probabilities[likeliest], right: likeliest === truth };
}

/** What a threshold does to a set of answers. */
export interface Calling {
  /** Share of the clips for which an emotion is named. */
  called: number;
  /** Share of those that is named right; 0 when nothing is named. */
  right: number;
}

/** Of what is named at least this share is to be right. */
const wanted = 0.8;

/** One-sided 95 % of the normal distribution. */
const caution = 1.645;

/** So few answers prove nothing. */
const fewest = 20;

/** Thresholds are whole hundredths: finer ones would claim more than so few voices can tell. */
const steps = 100;

/**
 * The lowest confidence from which on naming the likeliest emotion is right at least 80 % of the time: not just on
 * these clips but, as far as they can tell, on others, so the lower end of a one-sided 95 % interval has to reach it.
 * Voices differ more than clips do, so its width comes from the voices wherever that is the wider.
 *
 * @param answers of validation actors
 * @returns 0 when there are no answers; 1 when no threshold is enough
 */
export function fitThreshold(answers: readonly JudgedAnswer[]): number {
  if (answers.length === 0) return 0;
  for (let step = 0; step < steps; step++) {
    const threshold = step / steps;
    const named = answers.filter(({ confidence }) => confidence >= threshold);
    if (named.length < Math.min(fewest, answers.length)) return 1;
    if (lowerEnd(named) >= wanted) return threshold;
  }
  return 1;
}

/** How often an emotion is named at a threshold, and how often that is right. */
export function callingAt(threshold: number, answers: readonly JudgedAnswer[]): Calling {
  const named = answers.filter(({ confidence }) => confidence >= threshold);
  return {
    called: answers.length === 0 ? 0 : named.length / answers.length,
    right: named.length === 0 ? 0 : shareRight(named),
  };
}

function lowerEnd(answers: readonly JudgedAnswer[]): number {
  const share = shareRight(answers);
  return share - caution * Math.max(errorOverClips(share, answers.length), errorOverVoices(share, answers));
}

/** Standard error if every clip were drawn by itself; never 0, for twenty right in a row are not all. */
function errorOverClips(share: number, clips: number): number {
  return Math.sqrt(Math.max(share * (1 - share), 1 / clips) / clips);
}

/** Standard error if voices are drawn and bring their clips with them (the ratio estimator of cluster sampling). */
function errorOverVoices(share: number, answers: readonly JudgedAnswer[]): number {
  const voices = new Map<string, { clips: number; right: number }>();
  for (const { voice, right } of answers) {
    const counts = voices.get(voice) ?? { clips: 0, right: 0 };
    counts.clips++;
    if (right) counts.right++;
    voices.set(voice, counts);
  }
  const { size } = voices;
  if (size < 2) return 0;
  const squares = [...voices.values()].reduce(
    (sum, { clips, right }) => sum + (right - share * clips) ** 2,
    0,
  );
  return Math.sqrt((squares * size) / (size - 1)) / answers.length;
}

function shareRight(answers: readonly JudgedAnswer[]): number {
  return answers.filter(({ right }) => right).length / answers.length;
}
