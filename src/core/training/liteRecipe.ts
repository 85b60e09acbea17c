import type { Corpus } from '../corpora/clipLabel';
import type { TrainingMaterial } from '../evaluation/protocols';
import type { EncoderName } from '../models/encoderFiles';
import type { LiteShape } from '../models/liteNetwork';

/** What `training/lite.py` is told, word for word. */
export interface LiteSettings {
  shape: LiteShape;
  /** Frames of a crop, a multiple of 16. */
  frames: number;
  /** Slowest and fastest the sound is played. */
  stretch: readonly [number, number];
  /** Bands it is moved up or down by at most. */
  shift: number;
  /** Longest masked stretch of time, frames; two are drawn. */
  timeMask: number;
  /** Widest masked stretch of bands; two are drawn. */
  bandMask: number;
  /** Parameter of mixup's beta distribution. */
  mixup: number;
  labelSmoothing: number;
  dropout: number;
  /** Peak of the one-cycle learning rate. */
  learningRate: number;
  weightDecay: number;
  batch: number;
  passes: number;
  /** Of the moving average of the weights: how much of it stays at each step. */
  average: number;
  /** Share of what the teacher says in the targets; the rest is the clip's emotion. */
  teacherShare: number;
  /** What the encoder hears is guessed beside the emotion, along so many directions, and so much it counts. */
  hints: { weight: number; values: number };
  /** At most so many clips of a corpus in a pass, drawn anew each time. */
  mostPerPass: Partial<Record<Corpus, number>>;
  /** What comes first, on the training clips of some corpora alone, so that folds and seeds can share it. */
  pretraining: {
    corpora: readonly Corpus[];
    passes: number;
    /** In place of those above. */
    teacherShare: number;
    mostPerPass: Partial<Record<Corpus, number>>;
  };
}

/** Everything that decides what comes out of training Lite, apart from the data and the seed. */
export interface LiteRecipe {
  /** What the command line is given; also the id of the model it makes. */
  name: string;
  /** Name people see. */
  title: string;
  /** One sentence: layers and sizes. */
  architecture: string;
  /** Whose frames teach it; needed in training alone. */
  teacher: EncoderName;
  material: TrainingMaterial;
  settings: LiteSettings;
}

export const liteRecipe: LiteRecipe = {
  name: 'lite',
  title: 'Affectron Lite',
  architecture:
    'On a log-mel spectrogram: a convolution 5x5 of 16 channels, three residual blocks of 32, 64 and 96 channels with squeeze-excitation, attention-weighted mean and deviation over time, softmax.',
  teacher: 'whisper-base',
  material: { song: true, otherCorpora: true },
  settings: {
    shape: {
      bands: 64,
      stem: { channels: 16, strides: [4, 2] },
      blocks: [
        { channels: 32, strides: [2, 2] },
        { channels: 64, strides: [2, 2] },
        { channels: 96, strides: [1, 2] },
      ],
      queries: 1,
    },
    frames: 192,
    stretch: [0.85, 1.18],
    shift: 3,
    timeMask: 12,
    bandMask: 6,
    mixup: 0.2,
    labelSmoothing: 0.05,
    dropout: 0.3,
    learningRate: 3e-3,
    weightDecay: 0.02,
    batch: 16,
    passes: 60,
    average: 0.995,
    teacherShare: 0.6,
    hints: { weight: 2, values: 64 },
    mostPerPass: { TESS: 400 },
    // The teacher knows too few other voices to judge these.
    pretraining: { corpora: ['SAVEE', 'TESS'], passes: 20, teacherShare: 0, mostPerPass: {} },
  },
};
