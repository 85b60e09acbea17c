/** The recipes that can be trained on a folder, each with what hears for it. */
import type { Emotion } from '../../core/emotions';
import { emotions } from '../../core/emotions';
import { AffectronError, toProblem, type Problem } from '../../core/errors';
import { ClipFeatures } from '../../core/models/clipFeatures';
import { headRecipes } from '../../core/training/headRecipe';
import { recipes } from '../../core/training/recipes';
import type { TrainableRecipe } from '../../core/training/trainable';
import { trainableHead } from '../../core/training/trainableHead';
import { trainableNetwork } from '../../core/training/trainableNetwork';
import type { RecipeSummary } from '../../shared/training';
import { encoderFolder } from '../encoder/encoderFolder';
import { encoderPlaces } from '../encoder/encoderPlaces';
import { headHearing, type HearingPlaces } from './hearing';
import type { Hear } from './labelledClips';

/** What is known of a recipe without loading anything. */
interface TrainableFacts {
  name: string;
  title: string;
  architecture: string;
  emotions: readonly Emotion[];
}

/** In the order they are offered. */
const all: readonly TrainableFacts[] = [
  ...headRecipes.map((recipe) => ({ ...recipe, emotions })),
  ...recipes,
];

/** @throws AffectronError `wrong-use` for an unknown recipe */
export function trainableFacts(name: string): TrainableFacts {
  const facts = all.find((known) => known.name === name);
  if (!facts) throw new AffectronError('wrong-use', `There is no recipe “${name}”.`);
  return facts;
}

/** The recipes as the window shows them, those that cannot be trained here with the reason. */
export async function recipeSummaries(places: HearingPlaces): Promise<RecipeSummary[]> {
  return Promise.all(
    all.map(async (facts) => ({
      name: facts.name,
      title: facts.title,
      architecture: facts.architecture,
      emotions: [...facts.emotions],
      problem: await whyNot(facts.name, places),
    })),
  );
}

/** What a head's encoder lacks, without loading it. */
async function whyNot(name: string, { modelsFolder }: HearingPlaces): Promise<Problem | null> {
  const head = headRecipes.find((known) => known.name === name);
  if (!head) return null;
  try {
    await encoderFolder(encoderPlaces(modelsFolder), head.encoder).read('manifest.json');
    return null;
  } catch {
    return toProblem(
      new AffectronError(
        'model-unavailable',
        `${head.title} stands on the voice encoder “${head.encoder}”, which is not installed.`,
        { advice: 'The other recipes need none.' },
      ),
    );
  }
}

/** Bytes that a training may write, by estimate: the model, its checkpoint, and what is kept of the clips. */
export function trainingBytes(name: string, clips: number): number {
  const ofClip = headRecipes.some((known) => known.name === name) ? framesOfClip : 0;
  return ofModel + clips * ofClip;
}

/** A checkpoint holds every weight four times. */
const ofModel = 30e6;

/** Encoder outputs of a clip of three or four seconds, about. */
const framesOfClip = 400e3;

export interface Training<Heard> {
  recipe: TrainableRecipe<Heard>;
  hear: Hear<Heard>;
}

/**
 * Does something with the recipe of a name.
 *
 * @throws AffectronError `wrong-use` for an unknown name, `model-unavailable` without the encoder it needs
 */
export async function withTrainable<Result>(
  name: string,
  places: HearingPlaces,
  use: <Heard>(training: Training<Heard>) => Promise<Result>,
): Promise<Result> {
  const head = headRecipes.find((known) => known.name === name);
  if (head) {
    const { hear, dispose } = await headHearing(head, places);
    try {
      return await use({ recipe: trainableHead(head), hear });
    } finally {
      dispose();
    }
  }
  const recipe = recipes.find((known) => known.name === name);
  if (!recipe) throw new AffectronError('wrong-use', `There is no recipe “${name}”.`);
  return use({
    recipe: trainableNetwork(recipe),
    hear: async (_, decode) => new ClipFeatures(await decode()).mean(recipe.set, recipe.bandwidthHz),
  });
}
