import { createHash } from 'node:crypto';
import { encoders } from '../../core/models/encoderFiles';
import type { ModelCard } from '../../core/models/modelCard';

/** Raised whenever a model of the same card would answer otherwise: features, trimming, interpretation. */
const hearingVersion = 1;

/** Everything about a model that its answers depend on: the card has the hashes of network and weights. */
export function modelKey(card: ModelCard): string {
  return createHash('sha256')
    .update(JSON.stringify([hearingVersion, encoders, card]))
    .digest('hex')
    .slice(0, 32);
}
