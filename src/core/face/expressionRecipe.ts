import type { ExpressionShape } from './expressionNetwork';

/** What `training/face.py` is told, word for word. */
export interface ExpressionSettings {
  shape: ExpressionShape;
  /** Turned by at most so many degrees, */
  degrees: number;
  /** scaled by at most e to this, both ways, */
  zoom: number;
  /** stretched by at most e to this, both ways, */
  aspect: number;
  /** moved by at most this share of half the side, */
  shift: number;
  /** contrast scaled and brightness moved by at most so much. */
  light: number;
  /** Sides of the rectangle that covers a part of this share of the pictures: from … up to below, pixels. */
  cover: readonly [number, number];
  coverShare: number;
  /** Parameter of mixup's beta distribution, and the share of the steps it is used in. */
  mixup: number;
  mixupShare: number;
  labelSmoothing: number;
  /** Of whole channels before the later stages, and of the values the outputs see. */
  dropout: { channels: number; output: number };
  /** How much the votes of FERPlus count beside the class. */
  votesWeight: number;
  /** Peak of the one-cycle learning rate. */
  learningRate: number;
  weightDecay: number;
  batch: number;
  passes: number;
  /** Of the moving average of the weights: how much of it stays at each step. */
  average: number;
}

/** Everything that decides what comes out of training the expression network, apart from the data and the seed. */
export interface ExpressionRecipe {
  /** What the command line is given. */
  name: string;
  /** Name people see. */
  title: string;
  /** One sentence: layers and sizes. */
  architecture: string;
  settings: ExpressionSettings;
}

export const expressionRecipe: ExpressionRecipe = {
  name: 'face',
  title: 'Affectron Face',
  architecture:
    'On a grey face of 44 x 44 pixels: nine convolutions 3x3 of 32, 64, 128 and 256 channels in four stages, mean over the picture, softmax; the mean of the picture and its mirror image.',
  settings: {
    shape: {
      size: 44,
      stages: [
        { channels: 32, convolutions: 2 },
        { channels: 64, convolutions: 2 },
        { channels: 128, convolutions: 2 },
        { channels: 256, convolutions: 3 },
      ],
    },
    degrees: 15,
    zoom: 0.14,
    aspect: 0.06,
    shift: 0.1,
    light: 0.2,
    cover: [6, 18],
    coverShare: 0.4,
    mixup: 0.3,
    mixupShare: 0.3,
    labelSmoothing: 0.1,
    dropout: { channels: 0.1, output: 0.4 },
    votesWeight: 0.4,
    learningRate: 0.1,
    weightDecay: 5e-4,
    batch: 128,
    passes: 36,
    average: 0.999,
  },
};
