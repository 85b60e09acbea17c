import { emotions } from '../emotions';
import type { Classify, LabelledRows } from '../classifiers/classifier';
import { fitKnn } from '../classifiers/knn';
import { fitSoftmax } from '../classifiers/softmaxNetwork';
import { fitSvm } from '../classifiers/svm';
import { fitScaler, standardise } from '../models/standardise';
import { averageOf, equalWeights, logOf, productOf, type FusionWeights } from './fused';
import type { Pair } from './join';

/** Fuses by a rule: nothing is fitted. */
export const fusionRules = ['product', 'average'] as const;
/** Fitted on labelled clips. */
export const trainedFusers = ['weighted', 'logistic', 'svm', 'knn', 'mlp'] as const;
export const fusionMethods = [...fusionRules, ...trainedFusers] as const;

export type FusionRule = (typeof fusionRules)[number];
export type TrainedFuser = (typeof trainedFusers)[number];
export type FusionMethod = (typeof fusionMethods)[number];

/** Probabilities in the order of `emotions`. */
export type Fuse = (pair: Pick<Pair, 'heard' | 'seen'>) => number[];

export const rules: Record<FusionRule, Fuse> = {
  product: ({ heard, seen }) => productOf([heard, seen]),
  average: ({ heard, seen }) => averageOf([heard, seen]),
};

/**
 * Fits a fuser on labelled pairs. The settings were fixed before anything was measured. All but `weighted` know the
 * standardised logarithms of both lists of probabilities, and give an emotion that no pair is labelled with 0.
 */
export function fitFuser(method: TrainedFuser, pairs: readonly Pair[]): Fuse {
  const labelled = pairs.filter(({ label }) => label !== undefined);
  if (method === 'weighted') {
    const { voice, face } = fitWeights(labelled);
    return ({ heard, seen }) => productOf([heard, seen], [voice, face]);
  }
  const known = emotions.filter((emotion) => labelled.some(({ label }) => label === emotion));
  const features = labelled.map(featuresOf);
  const scaler = fitScaler(features);
  const data = {
    rows: features.map((row) => standardise(row, scaler)),
    classes: labelled.map(({ label }) => known.findIndex((emotion) => emotion === label)),
    count: known.length,
  };
  const classify = classifiers[method](data);
  return (pair) => {
    const answer = classify(standardise(featuresOf(pair), scaler));
    return emotions.map((emotion) => answer[known.indexOf(emotion)] ?? 0);
  };
}

type Fit = (data: LabelledRows) => Classify;

const classifiers: Record<Exclude<TrainedFuser, 'weighted'>, Fit> = {
  logistic: (data) => fitSoftmax(data, { hidden: 0, decay: 0.003 }),
  svm: (data) => fitSvm(data),
  knn: (data) => fitKnn(data, 15),
  mlp: (data) => fitSoftmax(data, { hidden: 16, decay: 0.003, steps: 200 }),
};

function featuresOf({ heard, seen }: Pick<Pair, 'heard' | 'seen'>): Float32Array {
  return Float32Array.from([...heard, ...seen], logOf);
}

/** What a weight may be: from half to twice as sure. */
const weightChoices = Array.from({ length: 16 }, (_, step) => 0.5 + step / 10);

/** The weights of the product under which the labels are likeliest. */
export function fitWeights(labelled: readonly Pair[]): FusionWeights {
  const logs = labelled.map(({ heard, seen, label }) => ({
    heard: heard.map(logOf),
    seen: seen.map(logOf),
    truth: emotions.findIndex((emotion) => emotion === label),
  }));
  const lossOf = (voice: number, face: number) => {
    let loss = 0;
    for (const { heard, seen, truth } of logs) {
      let sum = 0;
      for (let k = 0; k < heard.length; k++) sum += Math.exp(voice * heard[k] + face * seen[k]);
      loss += Math.log(sum) - voice * heard[truth] - face * seen[truth];
    }
    return loss;
  };
  let best = { weights: equalWeights, loss: lossOf(1, 1) };
  for (const voice of weightChoices) {
    for (const face of weightChoices) {
      const loss = lossOf(voice, face);
      if (loss < best.loss) best = { weights: { voice, face }, loss };
    }
  }
  return best.weights;
}
