import path from 'node:path';
import { liteMelVersion } from '../../core/features/liteMel';
import { liteFrames } from '../../core/models/liteFrames';
import { evaluableLite, type LiteHeard, type LiteTrainer } from '../../core/training/fitLite';
import type { LiteRecipe } from '../../core/training/liteRecipe';
import { FrameCache } from '../frameCache';
import type { Hearing, HearingPlaces } from '../labelled/hearing';
import { voiceHearing } from '../labelled/voiceHearing';
import { pythonTrainer } from './pythonTrainer';

/** Lite with what it takes to hear a clip as it does, and as its teacher does: both are kept on disk. */
export async function liteHearing(
  recipe: LiteRecipe,
  places: HearingPlaces,
): Promise<Hearing<LiteHeard> & { trainer: LiteTrainer }> {
  const teacher = await voiceHearing(recipe.teacher, places);
  const mel = new FrameCache(places.cacheFolder, liteMelVersion);
  const trainer = pythonTrainer({
    scripts: path.resolve(places.modelsFolder, '..', '..', 'training'),
    work: path.join(places.cacheFolder, 'lite'),
  });
  return {
    recipe: evaluableLite(recipe, trainer),
    trainer,
    async hear(file, decode) {
      const framesPath = path.resolve(await teacher.keep(file, decode));
      return { framesPath, pieces: await mel.get(file, async () => liteFrames(await decode())) };
    },
    dispose: () => {
      teacher.dispose();
    },
  };
}
