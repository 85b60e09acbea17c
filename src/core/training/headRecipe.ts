import type { Corpus } from '../corpora/clipLabel';
import type { TrainingMaterial } from '../evaluation/protocols';

/** Everything that decides what comes out of training a head, apart from the data and the seed. */
export interface HeadRecipe {
  /** What the command line is given; also the id of the model it makes. */
  name: string;
  /** Name people see. */
  title: string;
  /** One sentence: layers and sizes. */
  architecture: string;
  /** Heads trained from seeds of their own, their probabilities averaged. */
  heads: number;
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
}

export const affectronRecipe: HeadRecipe = {
  name: 'affectron',
  title: 'Affectron',
  architecture:
    'Blocks 2 and 3 of a frozen Whisper-base encoder; two heads averaged, each: dense 128, residual convolution of width 3, four attention-weighted means and the deviation over time, batch normalisation, softmax.',
  heads: 2,
  material: { song: true, otherCorpora: true },
  mostPerPass: { TESS: 700 },
  learningRate: 1.5e-3,
  weightDecay: 0.05,
  batch: 32,
  passes: 20,
  labelSmoothing: 0.1,
  augmentation: { crop: 0.75, mask: 0.15, level: 0.1, noise: 0.1, mixup: 0.2 },
};
