import { basename } from 'node:path';
import { assertClassifiable } from '../../core/audio/classifiable';
import { decodeSound } from '../../core/audio/decode';
import { labelFromName } from '../../core/corpora/labelFromName';
import { AffectronError, toProblem, type Problem } from '../../core/errors';
import { ClipFeatures } from '../../core/models/clipFeatures';
import type { Recipe } from '../../core/training/recipes';
import { isOriginal, type TrainingClip } from '../../core/training/split';
import { findSoundFiles } from '../../library/findSoundFiles';
import type { OnProgress } from '../../library/progress';
import { readSoundFile } from '../../library/readSoundFile';

export interface CorpusReading {
  clips: TrainingClip[];
  /** Clips of the recipe's emotions that could not be read or hold nothing to hear. */
  failed: { path: string; problem: Problem }[];
  /** Sound files whose name no corpus has. */
  unnamed: number;
  /** Recordings that their corpus holds twice. */
  duplicates: number;
}

/**
 * The clips of a corpus folder, as people download it, with the values the recipe's network gets of them.
 *
 * @param stopped asked before each clip
 * @throws AffectronError `no-clips-found`, `cancelled`, and as `findSoundFiles`
 */
export async function readCorpus(
  folder: string,
  recipe: Recipe,
  onProgress: OnProgress,
  stopped: () => boolean,
): Promise<CorpusReading> {
  const paths = await findSoundFiles(folder);
  const reading: CorpusReading = { clips: [], failed: [], unnamed: 0, duplicates: 0 };
  for (const [index, path] of paths.entries()) {
    if (stopped()) throw new AffectronError('cancelled', 'Stopped while reading the clips.');
    onProgress({
      done: index + 1,
      total: paths.length,
      step: `Reading clip ${index + 1} of ${paths.length}`,
    });
    await readClip(path, recipe, reading);
  }
  if (reading.clips.length === 0) throw noClips(folder, paths.length, reading);
  return reading;
}

async function readClip(path: string, recipe: Recipe, reading: CorpusReading): Promise<void> {
  const name = basename(path);
  const label = labelFromName(path);
  if (label === null) {
    reading.unnamed++;
    return;
  }
  const { emotion } = label;
  if (emotion === null || !recipe.emotions.includes(emotion)) return;
  if (!isOriginal(name)) {
    reading.duplicates++;
    return;
  }
  try {
    const { clip } = await decodeSound(await readSoundFile(path));
    assertClassifiable(clip);
    const values = new ClipFeatures(clip).mean(recipe.set, recipe.bandwidthHz);
    reading.clips.push({ name, label: { ...label, emotion }, values });
  } catch (thrown) {
    if (!(thrown instanceof AffectronError)) throw thrown;
    reading.failed.push({ path, problem: toProblem(thrown) });
  }
}

function noClips(folder: string, files: number, { failed, unnamed }: CorpusReading): AffectronError {
  const found = `“${basename(folder)}” has ${files === 1 ? 'one sound file' : `${files} sound files`}`;
  const advice =
    'Point --data at a corpus as it is downloaded: RAVDESS, SAVEE, TESS, EMO-DB or CREMA-D, their file names unchanged.';
  if (files === 0) {
    return new AffectronError('no-clips-found', `There is no sound file in “${basename(folder)}”.`, {
      advice,
    });
  }
  if (failed.length > 0) {
    return new AffectronError('no-clips-found', `${found}, none of which can be read.`, {
      advice: failed[0].problem.message,
    });
  }
  const why =
    unnamed === files
      ? 'but no file name says which emotion it is'
      : 'but none of an emotion this recipe knows';
  return new AffectronError('no-clips-found', `${found}, ${why}.`, { advice });
}
