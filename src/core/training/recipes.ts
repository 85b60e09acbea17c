import { emotions, type Emotion } from '../emotions';
import type { FeatureSetName } from '../features/featureSet';
import { buildCnn3 } from '../models/cnn3';
import { buildCnn5 } from '../models/cnn5';
import { buildCnn5Dropout } from '../models/cnn5Dropout';
import { buildLstm } from '../models/lstm';
import { buildMlp } from '../models/mlp';
import type { BuildNetwork } from '../models/network';

/** Everything that decides what comes out of a training run, apart from the data and the seed. */
export interface Recipe {
  /** What `npm run train` is given; also the id of the model it makes. */
  name: string;
  /** Name people see. */
  title: string;
  /** One sentence: layers and sizes. */
  architecture: string;
  build: BuildNetwork;
  set: FeatureSetName;
  /** Clips are band-limited to this first, Hz. */
  bandwidthHz: number;
  /** Outputs; clips of other emotions are left out. */
  emotions: readonly Emotion[];
  fit: FitSettings;
}

export interface FitSettings {
  learningRate: number;
  weightDecay: number;
  /** Clips per step. */
  batch: number;
  /** At most this many passes over the training clips. */
  epochs: number;
  /** Passes without improvement on the validation clips before it stops. */
  patience: number;
  /** Deviation of the noise added to each standardised training value, drawn anew in every pass. */
  noise: number;
  /** Largest share of another clip mixed into each, target and all. */
  mixup: number;
  /** Share of the target spread evenly over all emotions. */
  labelSmoothing: number;
}

/** The microphone's stream and the corpora at hand end at 8 kHz. */
const bandwidthHz = 8000;

const onMfcc = { set: 'mfcc40', bandwidthHz, emotions } as const;

/** Of all but the LSTM. */
const commonFit: FitSettings = {
  learningRate: 1e-3,
  weightDecay: 0,
  batch: 32,
  epochs: 200,
  patience: 30,
  noise: 0.3,
  mixup: 0.5,
  labelSmoothing: 0.1,
};

export const recipes: readonly Recipe[] = [
  {
    ...onMfcc,
    name: 'lstm',
    title: 'LSTM',
    architecture:
      'LSTM of 128 units over 40 mean MFCCs, dense layers of 64 and 32 with dropout 0.4, softmax.',
    build: buildLstm,
    fit: {
      learningRate: 1e-3,
      weightDecay: 0.02,
      batch: 32,
      epochs: 200,
      patience: 25,
      noise: 0.3,
      mixup: 0.2,
      labelSmoothing: 0.1,
    },
  },
  {
    ...onMfcc,
    name: 'cnn5',
    title: 'CNN-5',
    architecture:
      'Convolutions of 8 and 16 filters, pool 2, 32 and 16 filters, pool 2, kernel 3, over 40 mean MFCCs; softmax.',
    build: buildCnn5,
    fit: commonFit,
  },
  {
    ...onMfcc,
    name: 'cnn5-dropout',
    title: 'CNN-5 with dropout',
    architecture:
      'Convolutions of 8 and 16 filters, dropout 0.1, pool 8, 32 and 16 filters, dropout 0.2, kernel 5, over 40 mean MFCCs; softmax.',
    build: buildCnn5Dropout,
    fit: commonFit,
  },
  {
    ...onMfcc,
    name: 'cnn3',
    title: 'CNN-3',
    architecture:
      'Convolutions of 128 filters, pool 8, and 128 filters, kernel 5, dropout 0.1 after each, over 40 mean MFCCs; softmax.',
    build: buildCnn3,
    fit: commonFit,
  },
  {
    name: 'mlp',
    title: 'MLP',
    architecture:
      'One hidden layer of 300 units over the means of 40 MFCCs, 12 chroma and 128 mel bands; softmax.',
    build: buildMlp,
    set: 'mfcc-chroma-mel-180',
    bandwidthHz,
    emotions: ['calm', 'happy', 'fearful', 'disgust'],
    fit: commonFit,
  },
];
