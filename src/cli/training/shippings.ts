import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { decodeSound } from '../../core/audio/decode';
import type { FrameMatrix } from '../../core/features/frames';
import { AffectronError } from '../../core/errors';
import { modelCardSchema, type ModelCard } from '../../core/models/modelCard';
import { liteFrames } from '../../core/models/liteFrames';
import { liteViews } from '../../core/models/liteViews';
import type { LiteHeard } from '../../core/training/fitLite';
import type { HeadRecipe } from '../../core/training/headRecipe';
import type { LiteRecipe } from '../../core/training/liteRecipe';
import { shipCalibrated } from '../../core/training/shipCalibrated';
import { shipHead } from '../../core/training/shipHead';
import { shipLite } from '../../core/training/shipLite';
import { headHearing, type HearingPlaces } from '../../library/labelled/hearing';
import { liteHearing } from '../../library/lite/liteHearing';
import { writeWhole } from '../../library/writeWhole';
import { samplesFolder } from '../programFolders';
import type { Shipping } from './trainOnAll';

/** A head on a frozen encoder, trained here. */
export async function headShipping(
  recipe: HeadRecipe,
  places: HearingPlaces,
): Promise<Shipping<readonly FrameMatrix[]>> {
  const hearing = await headHearing(recipe, places);
  return { ...hearing, ship: (request) => shipHead({ ...request, recipe }) };
}

/**
 * The second network of a model on a frozen encoder, for voices a profile is known of.
 *
 * @param folder with the model it belongs to
 * @throws AffectronError `wrong-use` where there is no such model
 */
export async function calibratedShipping(
  recipe: HeadRecipe,
  places: HearingPlaces,
  folder: string,
): Promise<Shipping<readonly FrameMatrix[]>> {
  const card = await cardIn(folder, recipe.name);
  const hearing = await headHearing(recipe, places);
  return { ...hearing, ship: (request) => shipCalibrated({ ...request, recipe, card }) };
}

async function cardIn(folder: string, recipe: string): Promise<ModelCard> {
  try {
    const card = v.parse(modelCardSchema, JSON.parse(await readFile(join(folder, 'card.json'), 'utf8')));
    if (card.recipe === recipe) return card;
  } catch {
    // No model, or none that could be used: said below.
  }
  throw new AffectronError('wrong-use', `“${basename(folder)}” holds no model of the recipe ${recipe}.`, {
    advice: 'Train it without --calibrated first.',
  });
}

/**
 * Affectron Lite, trained in Python.
 *
 * @param parity file for what PyTorch's network says of some samples, which a test holds the TensorFlow.js network to
 */
export async function liteShipping(
  recipe: LiteRecipe,
  places: HearingPlaces,
  parity?: string,
): Promise<Shipping<LiteHeard>> {
  const { trainer, ...hearing } = await liteHearing(recipe, places);
  return {
    ...hearing,
    async ship(request) {
      const samples = parity === undefined ? [] : await Promise.all(heardSamples.map(hearSample));
      const shipped = await shipLite({ ...request, recipe, trainer, samples });
      if (parity !== undefined) {
        const { emotions, files } = shipped.card;
        const answers = heardSamples.map((name, index) => ({ name, probabilities: shipped.samples[index] }));
        const facts = { weights: files['weights.bin'], emotions, answers };
        await writeWhole(parity, `${JSON.stringify(facts, null, 2)}\n`);
      }
      return shipped;
    },
  };
}

/** Samples that come with Affectron, made for it. */
const heardSamples = ['kettle.wav', 'parcel.flac', 'window.wav', 'fridge.wav'];

async function hearSample(name: string): Promise<FrameMatrix[]> {
  const { clip } = await decodeSound(await readFile(join(samplesFolder(), name)));
  return liteFrames(clip).flatMap(liteViews);
}
