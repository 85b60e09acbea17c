import type { Clip } from '../audio/clip';
import { extractFeatures } from '../features/extract';
import type { ClassicInput } from './classicRecipes';

/**
 * What a classic system hears of a clip, features as librosa computes them, one frame after the other.
 *
 * @throws AffectronError `too-short` or `silent`
 */
export function classicInput(clip: Clip, { set, frames, columns }: ClassicInput): Float32Array {
  const features = extractFeatures(clip, set);
  if (frames === 'mean') return taken(features.mean, columns);
  const values = new Float32Array(frames * features.width);
  values.set(features.data.subarray(0, values.length));
  // A frame of silence has the features of the quietest one heard, not zeros.
  const last = features.data.subarray((features.frames - 1) * features.width);
  for (let frame = features.frames; frame < frames; frame++) values.set(last, frame * features.width);
  return values;
}

function taken(values: Float32Array, columns: ClassicInput['columns']): Float32Array {
  if (!columns) return values;
  return Float32Array.from(columns.flatMap(([from, to]) => [...values.subarray(from, to)]));
}
