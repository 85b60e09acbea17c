import type { ModelCard } from '../models/modelCard';
import type { Scaler } from '../models/standardise';
import type { StoredNetwork } from '../models/storedNetwork';
import { encoderNotice, headInput } from './headInput';
import type { HeadRecipe } from './headRecipe';
import { shippedCard, type ShippedFacts } from './shippedCard';

/** What the card of a head tells apart from the head itself. */
export interface HeadFacts extends ShippedFacts {
  recipe: HeadRecipe;
}

/** The card of a head trained on every actor. */
export async function headCard(
  { recipe, ...facts }: HeadFacts,
  scaler: Scaler,
  parameters: number,
  stored: StoredNetwork,
): Promise<ModelCard> {
  const input = headInput(recipe.encoder, scaler);
  return shippedCard(facts, { ...recipe, input, notice: encoderNotice }, parameters, stored);
}
