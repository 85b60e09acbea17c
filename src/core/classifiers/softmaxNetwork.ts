import { Random } from '../training/random';
import { softmax, type Classify, type LabelledRows } from './classifier';

export interface SoftmaxOptions {
  /** Width of the hidden layer; 0 is logistic regression. */
  hidden: number;
  /** How much half the squares of the weights add to the loss, which is a mean over the rows. */
  decay: number;
  /** Default: 300 */
  steps?: number;
  /** Default: 0.03 */
  learningRate?: number;
  /** Of the weights it begins with. Default: 1 */
  seed?: number;
}

/**
 * Multinomial logistic regression, or a multilayer perceptron with one hidden layer: cross-entropy with weight decay, all
 * rows at once, Adam (Kingma and Ba 2015). In plain numbers, because networks as small as these spend their time in
 * TensorFlow.js's bookkeeping; ml-logistic-regression has neither an intercept nor any regularisation.
 */
export function fitSoftmax(data: LabelledRows, options: SoftmaxOptions): Classify {
  const { hidden, decay, steps = 300, learningRate = 0.03, seed = 1 } = options;
  const width = data.rows[0].length;
  const random = new Random(seed);
  const layers =
    hidden > 0
      ? [layer(width, hidden, random), layer(hidden, data.count, random)]
      : [layer(width, data.count)];
  const rows = data.rows.map((row) => Float64Array.from(row));
  for (let step = 1; step <= steps; step++) {
    for (const [index, row] of rows.entries()) learnFrom(layers, row, data.classes[index], rows.length);
    for (const one of layers) takeStep(one, step, learningRate, decay);
  }
  return (row) => softmax(Array.from(forward(layers, Float64Array.from(row)).at(-1) ?? []));
}

/** Weights of a layer, unit by unit, the bias of each last; and what Adam keeps of their gradient. */
interface Layer {
  inputs: number;
  outputs: number;
  weights: Float64Array;
  gradient: Float64Array;
  mean: Float64Array;
  square: Float64Array;
}

/** @param random none: begins with zeros, which a convex loss does not mind */
function layer(inputs: number, outputs: number, random?: Random): Layer {
  const count = (inputs + 1) * outputs;
  const weights = new Float64Array(count);
  if (random) for (let i = 0; i < count; i++) weights[i] = random.normal() / Math.sqrt(inputs + 1);
  const empty = () => new Float64Array(count);
  return { inputs, outputs, weights, gradient: empty(), mean: empty(), square: empty() };
}

/** The input and what comes out of each layer; tangent between two. */
function forward(layers: readonly Layer[], row: Float64Array): Float64Array[] {
  const values = [row];
  for (const [depth, { inputs, outputs, weights }] of layers.entries()) {
    const out = new Float64Array(outputs);
    const input = values[depth];
    for (let unit = 0; unit < outputs; unit++) {
      const from = unit * (inputs + 1);
      let sum = weights[from + inputs];
      for (let j = 0; j < inputs; j++) sum += weights[from + j] * input[j];
      out[unit] = depth < layers.length - 1 ? Math.tanh(sum) : sum;
    }
    values.push(out);
  }
  return values;
}

function learnFrom(layers: readonly Layer[], row: Float64Array, truth: number, rows: number): void {
  const values = forward(layers, row);
  let error = Float64Array.from(
    softmax(Array.from(values[layers.length])),
    (probability, unit) => (probability - (unit === truth ? 1 : 0)) / rows,
  );
  for (let depth = layers.length - 1; depth >= 0; depth--) {
    const { inputs, outputs, weights, gradient } = layers[depth];
    const before = values[depth];
    const passed = new Float64Array(depth > 0 ? inputs : 0);
    for (let unit = 0; unit < outputs; unit++) {
      const from = unit * (inputs + 1);
      const wrong = error[unit];
      for (let j = 0; j < inputs; j++) gradient[from + j] += wrong * before[j];
      gradient[from + inputs] += wrong;
      for (let j = 0; j < passed.length; j++) passed[j] += wrong * weights[from + j];
    }
    // The slope of the tangent whose values these are.
    for (let j = 0; j < passed.length; j++) passed[j] *= 1 - before[j] * before[j];
    error = passed;
  }
}

const [meanDecay, squareDecay, epsilon] = [0.9, 0.999, 1e-8];

function takeStep(one: Layer, step: number, learningRate: number, decay: number): void {
  const { inputs, weights, gradient, mean, square } = one;
  for (let i = 0; i < weights.length; i++) {
    // Biases are free.
    const slope = gradient[i] + (i % (inputs + 1) < inputs ? decay * weights[i] : 0);
    mean[i] = meanDecay * mean[i] + (1 - meanDecay) * slope;
    square[i] = squareDecay * square[i] + (1 - squareDecay) * slope ** 2;
    const [unbiased, spread] = [mean[i] / (1 - meanDecay ** step), square[i] / (1 - squareDecay ** step)];
    weights[i] -= (learningRate * unbiased) / (Math.sqrt(spread) + epsilon);
    gradient[i] = 0;
  }
}
