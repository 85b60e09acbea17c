import type { EvaluableRecipe, VoiceClips } from '../../core/evaluation/runFold';
import { ClipFeatures } from '../../core/models/clipFeatures';
import type { Clip } from '../../core/audio/clip';
import { evaluableCalibratedHead } from '../../core/training/calibratedHead';
import { classicInput } from '../../core/training/classicInput';
import { classicRecipes } from '../../core/training/classicRecipes';
import { evaluableHead, evaluableNetwork } from '../../core/training/evaluable';
import { evaluableClassic } from '../../core/training/evaluableClassic';
import { headRecipes, type HeadRecipe } from '../../core/training/headRecipe';
import { liteRecipe } from '../../core/training/liteRecipe';
import { evaluableRows } from '../../core/training/evaluableRows';
import { recipes } from '../../core/training/recipes';
import { faceRecipes, voiceRowRecipe } from '../../core/training/rowRecipes';
import { FrameStatistics } from '../../core/models/frameStatistics';
import { AffectronError } from '../../core/errors';
import { FrameCache } from '../frameCache';
import { liteHearing } from '../lite/liteHearing';
import type { Hear, LabelledReading } from './labelledClips';
import { readUnits } from './readUnits';
import { voiceHearing } from './voiceHearing';

/** The recipes `evaluate` knows. */
export const evaluableNames: readonly string[] = [
  ...headRecipes,
  liteRecipe,
  ...recipes,
  ...classicRecipes,
  voiceRowRecipe,
  ...faceRecipes,
].map(({ name }) => name);

/** Folders a recipe may need to hear with. */
export interface HearingPlaces {
  /** One folder for each model; the encoders stand beside it. */
  modelsFolder: string;
  /** Where encoder outputs are kept. */
  cacheFolder: string;
}

/** A recipe with what it takes to hear a clip as it does. */
export interface Hearing<Heard> {
  recipe: EvaluableRecipe<Heard>;
  hear: Hear<Heard>;
  /** Reads all clips at once where they are no sound files: `hear` is not called then. */
  read?(this: void, data: string): Promise<LabelledReading<Heard>>;
  dispose(): void;
}

/** Something to do with a recipe, whatever it hears. */
export type WithHearing<Result> = <Heard>(hearing: Hearing<Heard>) => Promise<Result>;

/**
 * Does something with the recipe of a name.
 *
 * @param calibrate to evaluate it on voices of which some clips are known
 * @throws AffectronError `wrong-use` for an unknown name, or one that cannot be calibrated to a voice;
 *   `model-unavailable` without the encoder
 */
export async function withHearing<Result>(
  name: string,
  places: HearingPlaces,
  use: WithHearing<Result>,
  calibrate?: VoiceClips,
): Promise<Result> {
  const head = headRecipes.find((known) => known.name === name);
  if (head) {
    const hearing = await headHearing(head, places);
    try {
      return await use(
        calibrate ? { ...hearing, recipe: evaluableCalibratedHead(head, calibrate) } : hearing,
      );
    } finally {
      hearing.dispose();
    }
  }
  const face = faceRecipes.find((known) => known.name === name);
  if (face) return use(faceHearing(evaluableRows(face, calibrate)));
  if (name === voiceRowRecipe.name) {
    const hearing = await voiceRowHearing(places, calibrate);
    try {
      return await use(hearing);
    } finally {
      hearing.dispose();
    }
  }
  if (calibrate) {
    throw new AffectronError('wrong-use', `“${name}” cannot be calibrated to a voice.`, {
      advice: `These can: ${[...headRecipes, voiceRowRecipe, ...faceRecipes].map((known) => known.name).join(', ')}.`,
    });
  }
  if (name === liteRecipe.name) {
    const hearing = await liteHearing(liteRecipe, places);
    try {
      return await use(hearing);
    } finally {
      hearing.dispose();
    }
  }
  const recipe = recipes.find((known) => known.name === name);
  if (recipe) {
    const { set, bandwidthHz } = recipe;
    const mean = (clip: Clip) => new ClipFeatures(clip).mean(set, bandwidthHz);
    return use(featureHearing(evaluableNetwork(recipe), places, { set, bandwidthHz }, mean));
  }
  const classic = classicRecipes.find((known) => known.name === name);
  if (!classic) throw new AffectronError('wrong-use', `There is no recipe “${name}”.`);
  return use(
    featureHearing(evaluableClassic(classic), places, classic.input, (clip) =>
      classicInput(clip, classic.input),
    ),
  );
}

/** Raised when features change. */
const featuresVersion = 1;

/** A recipe that hears one row of features, kept on disk by the content of the file. */
function featureHearing(
  recipe: EvaluableRecipe<Float32Array>,
  { cacheFolder }: HearingPlaces,
  input: unknown,
  rowOf: (clip: Clip) => Float32Array,
): Hearing<Float32Array> {
  const cache = new FrameCache(cacheFolder, `features ${featuresVersion} ${JSON.stringify(input)}`);
  return {
    recipe,
    async hear(file, decode) {
      const [row] = await cache.get(file, async () => {
        const data = rowOf(await decode());
        return [{ frames: 1, width: data.length, data }];
      });
      return row.data;
    },
    dispose: () => undefined,
  };
}

/** A head's recipe with the encoder's outputs, kept on disk by the content of the file. */
export async function headHearing(recipe: HeadRecipe, places: HearingPlaces) {
  const { hear, dispose } = await voiceHearing(recipe.encoder, places);
  return { recipe: evaluableHead(recipe), hear, dispose };
}

/** Faces come as a table of action units, all at once. */
function faceHearing(recipe: EvaluableRecipe<Float32Array>): Hearing<Float32Array> {
  return {
    recipe,
    hear: () => Promise.reject(new Error('A face is not heard.')),
    read: readUnits,
    dispose: () => undefined,
  };
}

/** Mean and deviation of the encoder's frames, one after the other. */
async function voiceRowHearing(
  places: HearingPlaces,
  calibrate?: VoiceClips,
): Promise<Hearing<Float32Array>> {
  const { hear, dispose } = await voiceHearing(voiceRowRecipe.encoder, places);
  return {
    recipe: evaluableRows(voiceRowRecipe, calibrate),
    async hear(file, decode) {
      const statistics = new FrameStatistics();
      statistics.add(await hear(file, decode));
      const { mean, deviation } = statistics.scaler();
      return Float32Array.from([...mean, ...deviation]);
    },
    dispose,
  };
}
