import { assertClassifiable } from '../audio/classifiable';
import type { DecodedSound } from '../audio/clip';
import { toProblem, type Problem } from '../errors';
import { ClipFeatures } from './clipFeatures';
import type { LoadedModel } from './loadedModels';
import type { Prediction } from './prediction';

/** What one model says of a sound, or why it says nothing. */
export type Heard = { model: string } & (
  { prediction: Prediction; problem?: never } | { problem: Problem; prediction?: never }
);

/**
 * Has models answer for a sound, which is heard once for all of them; one that fails does not stop the others.
 *
 * @throws AffectronError `too-short` or `silent`, so that silence is a problem of the file and not of each model
 */
export async function classifySound(
  { clip }: DecodedSound,
  models: readonly LoadedModel[],
): Promise<Heard[]> {
  assertClassifiable(clip);
  const features = new ClipFeatures(clip);
  const heard: Heard[] = [];
  for (const model of models) heard.push(await answerOf(model, features));
  return heard;
}

async function answerOf({ id, recogniser, problem }: LoadedModel, features: ClipFeatures): Promise<Heard> {
  if (problem) return { model: id, problem };
  try {
    return { model: id, prediction: await recogniser.predict(features) };
  } catch (thrown) {
    return { model: id, problem: toProblem(thrown) };
  }
}
