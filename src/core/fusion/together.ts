import { emotions, type Emotion } from '../emotions';
import type { Probabilities } from '../models/prediction';
import { fused } from './fused';

/** What voice and face say apart, and together. `null` is what is missing. */
export interface TogetherOpinions {
  voice: Probabilities | null;
  face: Probabilities | null;
  fused: Probabilities | null;
  /** Whether there is a picture at all. */
  camera: boolean;
}

/** Voice and face fused by the product of their probabilities; what is missing drops out. */
export function together(
  voice: Probabilities | null,
  face: Probabilities | null,
  camera: boolean,
): TogetherOpinions {
  const opinions = { voice: voice && whole(voice), face: face && withCalm(face) };
  return { voice, face, fused: voice === null ? face : face === null ? voice : fused(opinions), camera };
}

/**
 * A face model knows no calm, and a calm face is one that it calls neutral. So that the voice can decide between the two,
 * each gets half of what neutral has.
 */
export function withCalm(face: Probabilities): Record<Emotion, number> {
  if (face.calm !== undefined) return whole(face);
  const half = (face.neutral ?? 0) / 2;
  return whole({ ...face, neutral: half, calm: half });
}

/** Emotions that a model does not know get 0. */
function whole(probabilities: Probabilities): Record<Emotion, number> {
  return Object.fromEntries(emotions.map((emotion) => [emotion, probabilities[emotion] ?? 0])) as Record<
    Emotion,
    number
  >;
}
