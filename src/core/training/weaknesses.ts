import type { Corpus } from '../corpora/clipLabel';
import type { Emotion } from '../emotions';
import { emotions } from '../emotions';
import type { Evaluation } from '../evaluation/metrics';

/** Calibration worse than this is worth a warning. */
const poorCalibration = 0.1;

/**
 * What people should know before they believe a model, in plain words, from what was measured.
 *
 * @param known emotions of the model
 * @param limits what its kind cannot hear
 */
export function weaknessesOf(
  known: readonly Emotion[],
  test: Evaluation,
  corpora: readonly Corpus[],
  limits: readonly string[],
): string[] {
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  const byRecall = known
    .map((emotion, index) => ({ emotion, recall: test.classes[index].recall }))
    .filter((_, index) => test.classes[index].support > 0)
    .sort((a, b) => a.recall - b.recall);
  const weakest = byRecall.slice(0, 2);
  const lines = [
    `Wrong about ${percent(1 - test.accuracy)} of the clips of voices it never heard.`,
    `Weakest at ${weakest.map(({ emotion, recall }) => `${emotion} (finds ${percent(recall)})`).join(' and ')}.`,
    ...commonestMistake(known, test),
    `Trained on acted emotions of ${corpora.join(', ')} only: on spontaneous speech, other languages and other rooms expect less.`,
    ...limits,
  ];
  if (test.ece > poorCalibration) {
    lines.push(
      `Its confidence is off by ${percent(test.ece)} on average: do not read it as a chance of being right.`,
    );
  }
  const unknown = emotions.filter((emotion) => !known.includes(emotion));
  if (unknown.length > 0) {
    lines.push(
      `Does not know ${unknown.join(', ')}: a clip of these is given to one of the emotions it knows.`,
    );
  }
  return lines;
}

function commonestMistake(known: readonly Emotion[], { confusion, classes }: Evaluation): string[] {
  const mistakes = known.flatMap((truth, i) =>
    known.flatMap((named, j) =>
      i === j || classes[i].support === 0
        ? []
        : [{ truth, named, share: confusion[i][j] / classes[i].support }],
    ),
  );
  const [worst] = mistakes.sort((a, b) => b.share - a.share);
  return worst ? [`Most often takes ${worst.truth} for ${worst.named}.`] : [];
}
