import type { LayersModel } from '@tensorflow/tfjs-layers';
import { emotions, type Emotion } from '../emotions';
import type { EvaluableRecipe, FitRequest, HeardClip } from '../evaluation/runFold';
import type { FrameMatrix } from '../features/frames';
import { liteMelVersion } from '../features/liteMel';
import { liteAnswer } from '../models/liteFrames';
import { buildLiteNetwork } from '../models/liteNetwork';
import { voiceFramesVersion } from '../models/voiceFrameFacts';
import { setGivenWeights, type GivenWeights } from './givenWeights';
import type { LiteRecipe, LiteSettings } from './liteRecipe';

/** What Lite hears of a clip, and where its teacher's frames are kept: they are for training alone. */
export interface LiteHeard {
  pieces: readonly FrameMatrix[];
  framesPath: string;
}

/** A training clip as it is handed over. */
export interface LiteExample extends LiteHeard {
  class: number;
  corpus: string;
  /** Corpus and actor, e.g. "RAVDESS 02". */
  voice: string;
}

export interface LiteLesson {
  settings: LiteSettings;
  seed: number;
  /** Number of emotions. */
  classes: number;
  training: readonly LiteExample[];
  /** Views of sounds that the trained network is asked about, so that the network here can be held to its answers. */
  samples: readonly (readonly FrameMatrix[])[];
  onPass: FitRequest<LiteHeard>['onPass'];
}

/** Trains the network somewhere else: convolutions train several times faster in PyTorch than here. */
export type LiteTrainer = (lesson: LiteLesson) => Promise<GivenWeights>;

export interface FitLiteOptions {
  recipe: LiteRecipe;
  trainer: LiteTrainer;
  training: readonly HeardClip<LiteHeard>[];
  emotions: readonly Emotion[];
  seed: number;
  samples?: LiteLesson['samples'];
  onPass: LiteLesson['onPass'];
}

/** The trained network, to be disposed of by the caller, and what PyTorch's said of the samples. */
export async function fitLite(
  options: FitLiteOptions,
): Promise<{ network: LayersModel; samples: GivenWeights['samples'] }> {
  const { recipe, trainer, training, emotions: known, seed, samples = [], onPass } = options;
  const trained = await trainer({
    settings: recipe.settings,
    seed,
    classes: known.length,
    training: training.map(({ heard, label }) => ({
      ...heard,
      class: known.indexOf(label.emotion),
      corpus: label.corpus,
      voice: `${label.corpus} ${label.actor}`,
    })),
    samples,
    onPass,
  });
  const network = buildLiteNetwork(recipe.settings.shape, known.length);
  setGivenWeights(network, trained.layers);
  return { network, samples: trained.samples };
}

/** Lite as protocols evaluate it. Nothing watches its training: the one cycle of the learning rate ends it. */
export function evaluableLite(recipe: LiteRecipe, trainer: LiteTrainer): EvaluableRecipe<LiteHeard> {
  return {
    name: recipe.name,
    settings: {
      ...recipe,
      mel: liteMelVersion,
      frames: voiceFramesVersion(recipe.teacher),
      asked: 'three views, v1',
    },
    emotions,
    material: recipe.material,
    async fit(request) {
      const { network } = await fitLite({ recipe, trainer, ...request });
      return {
        answer: ({ pieces }) => liteAnswer(network, pieces),
        dispose: () => network.dispose(),
      };
    },
  };
}
