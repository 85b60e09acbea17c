/**
 * The classic systems as they were published: their inputs and their training, without what our own recipes add. They
 * are here to be measured beside Affectron, on their own protocols and on unseen actors; none of them ships. What is
 * known of each and what is assumed stands in docs/protocols.md.
 */
import { emotions, type Emotion } from '../emotions';
import type { FeatureSetName } from '../features/featureSet';
import { buildClassicCnn } from '../models/classicCnn';
import { buildClassicFrameCnn } from '../models/classicFrameCnn';
import { buildClassicMelCnn } from '../models/classicMelCnn';
import { buildCnn3 } from '../models/cnn3';
import { buildCnn5 } from '../models/cnn5';
import { buildCnn5Dropout } from '../models/cnn5Dropout';
import { buildLstm } from '../models/lstm';
import { buildDeepMlp, buildMlp } from '../models/mlp';
import type { BuildNetwork } from '../models/network';

export interface ClassicRecipe {
  /** What `evaluate` is given: the protocol it was published with, and what it is. */
  name: string;
  build: BuildNetwork;
  input: ClassicInput;
  /** What is done with each value, measured on the training clips. */
  scaling: 'none' | 'min-max' | 'standard';
  /** Outputs; clips of other emotions are left out. */
  emotions: readonly Emotion[];
  /** Passes over the training clips; the last one counts. */
  passes: number;
  /** Clips per step. */
  batch: number;
  learningRate: number;
}

export interface ClassicInput {
  set: FeatureSetName;
  /** The mean over the frames, or so many frames from the beginning, silence after shorter clips. */
  frames: 'mean' | number;
  /** Values taken of each frame, as ranges [from, to); all where absent. */
  columns?: readonly (readonly [number, number])[];
}

const meanMfcc: ClassicInput = { set: 'mfcc40', frames: 'mean' };
const mean180: ClassicInput = { set: 'mfcc-chroma-mel-180', frames: 'mean' };

/** Nothing is known of how the originals chose these. */
const plain = { emotions, batch: 32, learningRate: 1e-3 } as const;

const demo = { ...plain, input: meanMfcc, scaling: 'none', passes: 100 } as const;

const fourEmotions = {
  input: mean180,
  scaling: 'none',
  emotions: ['calm', 'happy', 'fearful', 'disgust'],
  passes: 500,
  batch: 256,
  learningRate: 1e-3,
} as const;

export const classicRecipes: readonly ClassicRecipe[] = [
  {
    ...plain,
    name: 'classic-a-cnn',
    build: buildClassicCnn,
    input: meanMfcc,
    scaling: 'none',
    passes: 50,
  },
  {
    ...plain,
    name: 'classic-b-cnn',
    build: buildClassicMelCnn,
    // Without the twelve chroma values.
    input: {
      ...mean180,
      columns: [
        [0, 40],
        [52, 180],
      ],
    },
    scaling: 'min-max',
    passes: 50,
  },
  { ...fourEmotions, name: 'classic-c-mlp', build: buildMlp },
  { ...fourEmotions, name: 'classic-c-mlp4', build: buildDeepMlp },
  { ...demo, name: 'classic-d-lstm', build: buildLstm },
  { ...demo, name: 'classic-d-cnn5', build: buildCnn5 },
  { ...demo, name: 'classic-d-cnn5-dropout', build: buildCnn5Dropout },
  { ...demo, name: 'classic-d-cnn3', build: buildCnn3 },
  {
    ...plain,
    name: 'classic-e-cnn',
    build: buildClassicFrameCnn,
    // 172 frames are four seconds.
    input: { set: 'mfcc40', frames: 172 },
    scaling: 'standard',
    passes: 50,
  },
];
