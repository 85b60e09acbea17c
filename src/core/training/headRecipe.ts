import type { Corpus } from '../corpora/clipLabel';
import type { TrainingMaterial } from '../evaluation/protocols';
import type { EncoderName } from '../models/encoderFiles';

/** Everything that decides what comes out of training a head, apart from the data and the seed. */
export interface HeadRecipe {
  /** What the command line is given; also the id of the model it makes. */
  name: string;
  /** Name people see. */
  title: string;
  /** One sentence: layers and sizes. */
  architecture: string;
  /** The frozen encoder it stands on. */
  encoder: EncoderName;
  /** Heads that are trained side by side on one dense layer, their probabilities averaged. */
  heads: number;
  /** Values per frame within a head. */
  width: number;
  /** Frames of 40 ms that are averaged into one. */
  framesTogether: number;
  /** Stands beside the heads; `null` for none. */
  discriminant: DiscriminantRecipe | null;
  material: TrainingMaterial;
  /** At most so many clips of a corpus in a pass, drawn anew each time, so that no corpus drowns the others. */
  mostPerPass: Partial<Record<Corpus, number>>;
  /** Peak of the one-cycle learning rate. */
  learningRate: number;
  weightDecay: number;
  batch: number;
  passes: number;
  labelSmoothing: number;
  augmentation: HeadAugmentation;
}

/** A linear discriminant on mean and deviation of a clip's frames: `fitDiscriminant`. */
export interface DiscriminantRecipe {
  ridge: number;
  /** Its evidence is multiplied by this before it joins the logarithm of the heads' probabilities. */
  weight: number;
  /** How much a voice counts when it sings; every speaking voice counts 1. */
  song: number;
}

export interface HeadAugmentation {
  /** Shortest crop, as a share of the clip. */
  crop: number;
  /** Longest masked stretch, as a share of the crop. */
  mask: number;
  /** Standardised values are multiplied by 1 ± this. */
  level: number;
  /** Deviation of the noise on standardised values. */
  noise: number;
  /** Share of clips that another clip is mixed into. */
  mixup: number;
  /** Share of clips that are lent the voice of others: `swappedVoices`. */
  voiceSwap: number;
}

export const affectronRecipe: HeadRecipe = {
  name: 'affectron',
  title: 'Affectron',
  architecture:
    'Blocks 2 and 3 of a frozen Whisper-base encoder, averaged over 80 ms; dense 128; on it four heads averaged, each: residual convolution of width 3, four attention-weighted means and the deviation over time, batch normalisation, softmax; fused with a linear discriminant on mean and deviation.',
  encoder: 'whisper-base',
  heads: 4,
  width: 128,
  framesTogether: 2,
  discriminant: { ridge: 0.7, weight: 0.3, song: 0.1 },
  material: { song: true, otherCorpora: true },
  mostPerPass: { TESS: 500 },
  learningRate: 1.5e-3,
  weightDecay: 0.05,
  batch: 32,
  passes: 14,
  labelSmoothing: 0.1,
  augmentation: { crop: 0.75, mask: 0.15, level: 0.1, noise: 0.1, mixup: 0.4, voiceSwap: 0.5 },
};

/** Affectron's head, as it is, on the larger encoder. */
export const studioRecipe: HeadRecipe = {
  ...affectronRecipe,
  name: 'studio',
  title: 'Affectron Studio',
  architecture: affectronRecipe.architecture.replace(
    'Blocks 2 and 3 of a frozen Whisper-base encoder',
    'Blocks 5 and 6 of a frozen Whisper-small encoder',
  ),
  encoder: 'whisper-small',
};

/** The recipes whose network is a head on a frozen encoder. */
export const headRecipes: readonly HeadRecipe[] = [affectronRecipe, studioRecipe];
