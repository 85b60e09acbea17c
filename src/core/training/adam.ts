import * as tf from '@tensorflow/tfjs-core';

export interface AdamOptions {
  learningRate: number;
  /** Share of each weight taken off per step and unit of learning rate. Default 0. */
  weightDecay?: number;
}

/** All that Adam remembers, as plain numbers. */
export interface AdamState {
  steps: number;
  first: Float32Array[];
  second: Float32Array[];
}

const keptFirst = 0.9;
const keptSecond = 0.999;
const epsilon = 1e-7;

/**
 * Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019). TensorFlow.js has one,
 * but what it restores from its saved state is rounded: a resumed run would drift from an unbroken one.
 */
export class Adam {
  readonly #variables: tf.Variable[];
  readonly #options: Required<AdamOptions>;
  readonly #first: tf.Variable[];
  readonly #second: tf.Variable[];
  #steps = 0;

  constructor(variables: tf.Variable[], options: AdamOptions) {
    this.#variables = variables;
    this.#options = { weightDecay: 0, ...options };
    const zeros = () =>
      variables.map((variable) => tf.tidy(() => tf.variable(tf.zerosLike(variable), false)));
    this.#first = zeros();
    this.#second = zeros();
  }

  /** For schedules: takes effect from the next step on. */
  set learningRate(rate: number) {
    this.#options.learningRate = rate;
  }

  /** Moves the variables one step down the gradient of `loss`; answers the loss, a scalar to dispose of. */
  minimise(loss: () => tf.Scalar): tf.Scalar {
    const { value, grads } = tf.variableGrads(loss, this.#variables);
    this.#steps++;
    // The correction of both moments' start at zero, folded into the step length.
    const rate =
      (this.#options.learningRate * Math.sqrt(1 - keptSecond ** this.#steps)) /
      (1 - keptFirst ** this.#steps);
    const decay = 1 - this.#options.learningRate * this.#options.weightDecay;
    this.#variables.forEach((variable, index) => {
      const gradient = grads[variable.name];
      const first = this.#first[index];
      const second = this.#second[index];
      if (!gradient) throw new Error(`No gradient for ${variable.name}.`);
      tf.tidy(() => {
        first.assign(tf.add(tf.mul(first, keptFirst), tf.mul(gradient, 1 - keptFirst)));
        second.assign(tf.add(tf.mul(second, keptSecond), tf.mul(tf.square(gradient), 1 - keptSecond)));
        const step = tf.div(tf.mul(first, rate), tf.add(tf.sqrt(second), epsilon));
        // Biases and gains are vectors; decaying them only slows the fit.
        const kept = variable.rank > 1 && decay !== 1 ? tf.mul(variable, decay) : variable;
        variable.assign(tf.sub(kept, step));
      });
    });
    tf.dispose(grads);
    return value;
  }

  state(): AdamState {
    const values = (variables: tf.Variable[]) =>
      variables.map((variable) => Float32Array.from(variable.dataSync()));
    return { steps: this.#steps, first: values(this.#first), second: values(this.#second) };
  }

  restore({ steps, first, second }: AdamState): void {
    this.#steps = steps;
    assignAll(this.#first, first);
    assignAll(this.#second, second);
  }

  dispose(): void {
    tf.dispose([...this.#first, ...this.#second]);
  }
}

/** Sets variables to plain values. */
export function assignAll(variables: tf.Variable[], values: readonly Float32Array[]): void {
  variables.forEach((variable, index) => {
    tf.tidy(() => variable.assign(tf.tensor(values[index], variable.shape)));
  });
}
