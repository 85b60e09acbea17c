import * as tf from '@tensorflow/tfjs-core';
import { emotionsOf } from '../evaluation/protocols';
import type { HeardClip } from '../evaluation/runFold';
import { liteSet } from '../features/liteMel';
import type { ModelCard } from '../models/modelCard';
import type { ModelFileName } from '../models/modelFiles';
import { storeNetwork } from '../models/storedNetwork';
import { fitLite, type FitLiteOptions, type LiteHeard } from './fitLite';
import type { GivenWeights } from './givenWeights';
import { encoderNotice } from './headInput';
import { shippedCard, type ShippedFacts } from './shippedCard';

export interface ShipLiteOptions
  extends Omit<ShippedFacts, 'clips'>, Pick<FitLiteOptions, 'recipe' | 'trainer' | 'samples' | 'onPass'> {
  /** All clips there are: the model that ships is trained on every actor. */
  clips: readonly HeardClip<LiteHeard>[];
}

export interface ShippedLite {
  card: ModelCard;
  files: Record<ModelFileName, Uint8Array>;
  /** What PyTorch's network said of the samples. */
  samples: GivenWeights['samples'];
}

/** Trains Lite on all actors of all clips, and writes the model's three files. */
export async function shipLite(options: ShipLiteOptions): Promise<ShippedLite> {
  const { recipe, clips } = options;
  const emotions = emotionsOf(clips);
  const { network, samples } = await fitLite({ ...options, training: clips, emotions });
  try {
    const stored = await storeNetwork(network);
    const { bands } = recipe.settings.shape;
    const input: ModelCard['input'] = {
      set: liteSet,
      bandwidthHz: 8000,
      mean: new Array<number>(bands).fill(0),
      deviation: new Array<number>(bands).fill(1),
    };
    const told = { ...recipe, passes: recipe.settings.passes, input, notice: teacherNotice };
    const card = await shippedCard(options, told, network.countParams(), stored);
    const cardJson = tf.util.encodeString(`${JSON.stringify(card, null, 2)}\n`, 'utf-8');
    return { card, files: { ...stored, 'card.json': cardJson }, samples };
  } finally {
    network.dispose();
  }
}

const teacherNotice = {
  licence:
    'Nothing of another model is inside; in training it was told what the lower blocks of OpenAI’s Whisper (MIT licence) hear.',
  attribution: encoderNotice.attribution,
};
