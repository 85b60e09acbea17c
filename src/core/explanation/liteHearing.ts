import type { LayersModel } from '@tensorflow/tfjs-layers';
import { liteHopSeconds, liteMelHertz } from '../features/liteMel';
import type { ClipFeatures } from '../models/clipFeatures';
import { liteAnswers } from '../models/liteFrames';
import { placedPieces } from '../models/voicePieces';
import { hertzGroups, quieted, type Hearing } from './hearing';

/** What Affectron Lite hears; it is quick enough to be asked again for every part. */
export function liteHearing(network: LayersModel, features: ClipFeatures): Hearing {
  const inputs = features.lite().value;
  return {
    pieces: placedPieces(features.clip).map(({ start }, index) => ({
      start,
      frameSeconds: liteHopSeconds,
      input: inputs[index],
    })),
    groups: hertzGroups(liteMelHertz()),
    blanked: (piece, parts) =>
      liteAnswers(
        network,
        parts.map((part) => [quieted(inputs[piece], part)]),
      ),
  };
}
