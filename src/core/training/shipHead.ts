import * as tf from '@tensorflow/tfjs-core';
import { emotionsOf } from '../evaluation/protocols';
import type { HeardClip } from '../evaluation/runFold';
import type { FrameMatrix } from '../features/frames';
import type { ModelCard } from '../models/modelCard';
import type { ModelFileName } from '../models/modelFiles';
import { storeNetwork } from '../models/storedNetwork';
import { fitHead, type FitHeadOptions } from './fitHead';
import { headCard, type HeadFacts } from './headCard';
import { headExample } from './headExample';

export interface ShipHeadOptions extends Omit<HeadFacts, 'clips'> {
  /** All clips there are: the model that ships is trained on every actor. */
  clips: readonly HeardClip<readonly FrameMatrix[]>[];
  onPass?: FitHeadOptions['onPass'];
}

export interface ShippedHead {
  card: ModelCard;
  files: Record<ModelFileName, Uint8Array>;
}

/** Trains a recipe on all actors of all clips, and writes the model's three files. */
export async function shipHead(options: ShipHeadOptions): Promise<ShippedHead> {
  const { recipe, clips, seed, onPass } = options;
  const emotions = emotionsOf(clips);
  const fitted = await fitHead({
    recipe,
    classes: emotions.length,
    examples: clips.map((clip) => headExample(clip, emotions)),
    seed,
    ...(onPass && { onPass }),
  });
  try {
    const stored = await storeNetwork(fitted.network, { halved: true });
    const card = await headCard(options, fitted.scaler, fitted.network.countParams(), stored);
    const cardJson = tf.util.encodeString(`${JSON.stringify(card, null, 2)}\n`, 'utf-8');
    return { card, files: { ...stored, 'card.json': cardJson } };
  } finally {
    fitted.network.dispose();
  }
}
