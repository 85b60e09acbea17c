/** How well predictions fit the truth, for classes numbered from 0. */
export interface Evaluation {
  /** Share of clips named right: weighted accuracy (WA). */
  accuracy: number;
  /** Unweighted average recall (UAR): mean recall of the classes that occur. */
  uar: number;
  /** Mean F1 of the classes that occur. */
  macroF1: number;
  /** Expected calibration error, 0..1: how far confidence is from accuracy, on average. */
  ece: number;
  reliability: ReliabilityBin[];
  classes: ClassScores[];
  /** Counts: rows are true classes, columns predicted ones. */
  confusion: number[][];
}

export interface ClassScores {
  /** Clips of this class. */
  support: number;
  /** Share of them that were named so; 0 when there are none. */
  recall: number;
  /** Share of those named so that are; 0 when nothing was named so. */
  precision: number;
  f1: number;
}

/** Bins of equal width over the confidence, as in Guo et al. 2017, "On Calibration of Modern Neural Networks". */
const calibrationBins = 15;

/**
 * Scores a set of predictions.
 *
 * @param truth class of each clip
 * @param probabilities for each clip one probability per class; the largest is the prediction, the first of
 *   equals wins
 */
export function evaluate(
  truth: readonly number[],
  probabilities: readonly ArrayLike<number>[],
  classCount: number,
): Evaluation {
  const confusion = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  const answers: Answer[] = probabilities.map((row, index) => {
    const predicted = indexOfLargest(row);
    const actual = truth[index];
    const counts = confusion[actual];
    if (!counts || probabilities.length !== truth.length) {
      throw new RangeError(`Clip ${index} has no class among the ${classCount}.`);
    }
    counts[predicted]++;
    return { confidence: row[predicted], right: predicted === actual };
  });
  const classes = confusion.map((_, index) => classScores(confusion, index));
  const reliability = reliabilityOf(answers);
  const occurring = classes.filter(({ support }) => support > 0);
  return {
    accuracy: mean(answers.map(({ right }) => Number(right))),
    uar: mean(occurring.map(({ recall }) => recall)),
    macroF1: mean(occurring.map(({ f1 }) => f1)),
    ece: calibrationError(reliability),
    reliability,
    classes,
    confusion,
  };
}

interface Answer {
  confidence: number;
  right: boolean;
}

function indexOfLargest(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[largest]) largest = i;
  return largest;
}

function classScores(confusion: readonly number[][], index: number): ClassScores {
  const support = sum(confusion[index]);
  const named = sum(confusion.map((row) => row[index]));
  const right = confusion[index][index];
  return {
    support,
    recall: support === 0 ? 0 : right / support,
    precision: named === 0 ? 0 : right / named,
    f1: support + named === 0 ? 0 : (2 * right) / (support + named),
  };
}

/** Clips of about one confidence, and how many of them were named right: one bar of a reliability diagram. */
export interface ReliabilityBin {
  /** Confidence above this … */
  from: number;
  /** … up to and with this. */
  to: number;
  clips: number;
  /** Mean confidence; 0 when there are no clips. */
  confidence: number;
  /** Share named right; 0 when there are no clips. */
  accuracy: number;
}

function reliabilityOf(answers: readonly Answer[]): ReliabilityBin[] {
  const bins = Array.from({ length: calibrationBins }, (): Answer[] => []);
  for (const answer of answers) {
    // Bins are open below and closed above, so that a confidence of exactly 1 falls into the last.
    const bin = Math.max(0, Math.ceil(answer.confidence * calibrationBins) - 1);
    bins[Math.min(bin, calibrationBins - 1)].push(answer);
  }
  return bins.map((bin, index) => ({
    from: index / calibrationBins,
    to: (index + 1) / calibrationBins,
    clips: bin.length,
    confidence: mean(bin.map(({ confidence }) => confidence)),
    accuracy: mean(bin.map(({ right }) => Number(right))),
  }));
}

function calibrationError(bins: readonly ReliabilityBin[]): number {
  const clips = sum(bins.map((bin) => bin.clips));
  const gaps = bins.map((bin) => bin.clips * Math.abs(bin.confidence - bin.accuracy));
  return clips === 0 ? 0 : sum(gaps) / clips;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}
