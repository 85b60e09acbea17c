import type { EvaluableRecipe } from '../../core/evaluation/runFold';
import type { EncoderName } from '../../core/models/encoderFiles';
import { ClipFeatures } from '../../core/models/clipFeatures';
import { voiceFrames, voiceFramesVersion } from '../../core/models/voiceFrames';
import { WhisperEncoder } from '../../core/models/whisperEncoder';
import { evaluableHead, evaluableNetwork } from '../../core/training/evaluable';
import { affectronRecipe } from '../../core/training/headRecipe';
import { recipes } from '../../core/training/recipes';
import { AffectronError } from '../../core/errors';
import { encoderFolder } from '../../library/encoderFolder';
import { encodersFolder } from '../../library/encodersFolder';
import { FrameCache } from '../../library/frameCache';
import { modelsFolder } from '../programFolders';
import type { Hear } from './labelledClips';

/** The recipes `evaluate` knows. */
export const evaluableNames: readonly string[] = [affectronRecipe.name, ...recipes.map(({ name }) => name)];

/** What Affectron's head stands on. */
const affectronEncoder: EncoderName = 'whisper-base';

/** A recipe with what it takes to hear a clip as it does. */
export interface Hearing<Heard> {
  recipe: EvaluableRecipe<Heard>;
  hear: Hear<Heard>;
  dispose(): void;
}

/** Something to do with a recipe, whatever it hears. */
export type WithHearing<Result> = <Heard>(hearing: Hearing<Heard>) => Promise<Result>;

/**
 * Does something with the recipe of a name.
 *
 * @param cacheFolder where encoder outputs are kept
 * @throws AffectronError `wrong-use` for an unknown name, `model-unavailable` without the encoder
 */
export async function withHearing<Result>(
  name: string,
  cacheFolder: string,
  use: WithHearing<Result>,
): Promise<Result> {
  if (name === affectronRecipe.name) {
    const hearing = await affectronHearing(cacheFolder);
    try {
      return await use(hearing);
    } finally {
      hearing.dispose();
    }
  }
  const recipe = recipes.find((known) => known.name === name);
  if (!recipe) throw new AffectronError('wrong-use', `There is no recipe “${name}”.`);
  return use({
    recipe: evaluableNetwork(recipe),
    hear: async (_, decode) => new ClipFeatures(await decode()).mean(recipe.set, recipe.bandwidthHz),
    dispose: () => undefined,
  });
}

/** The encoder's outputs, kept on disk by the content of the file. */
export async function affectronHearing(cacheFolder: string) {
  const files = encoderFolder(encodersFolder(modelsFolder()), affectronEncoder);
  const encoder = await WhisperEncoder.load(files);
  const cache = new FrameCache(cacheFolder, `${voiceFramesVersion} ${encoder.manifest.sha256}`);
  return {
    recipe: evaluableHead(affectronRecipe),
    encoder: affectronEncoder,
    hear: (file: Uint8Array, decode: Parameters<Hear<unknown>>[1]) =>
      cache.get(file, async () => voiceFrames(encoder, await decode())),
    dispose: () => encoder.dispose(),
  };
}
