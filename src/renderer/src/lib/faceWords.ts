/** What faces show, in words. */
import type { SeenFace, SeenPicture } from '../../../shared/face';
import type { Emotion, Probabilities } from '../../../shared/types';
import { text } from '../text';
import { formatPercent } from './format';

export interface Opinion {
  top: Emotion;
  second: Emotion;
  /** Probability of `top`. */
  confidence: number;
}

/** A confidence below this names two emotions instead of one: with seven, one in seven is chance. */
export const unsureBelow = 0.45;
/** Mean brightness below which a picture counts as dark, of 255. */
export const darkBelow = 40;
/** From here on a head counts as turned aside: about forty degrees. */
export const turnedFrom = 0.65;

/** The two likeliest; `null` without probabilities. */
export function opinionOf(probabilities: Probabilities | null): Opinion | null {
  if (probabilities === null) return null;
  const ranked = (Object.entries(probabilities) as [Emotion, number][]).sort(([, a], [, b]) => b - a);
  const [first, second] = ranked;
  return first && second ? { top: first[0], second: second[0], confidence: first[1] } : null;
}

/** "looks happy", or the two it may be. */
export function looks(probabilities: Probabilities | null): string {
  const opinion = opinionOf(probabilities);
  if (opinion === null) return '';
  return opinion.confidence < unsureBelow
    ? text.face.either(opinion.top, opinion.second)
    : text.face.looks(opinion.top);
}

/** What the first model says of a face. */
export function firstOpinion(face: SeenFace | null): Probabilities | null {
  return face?.opinions[0]?.probabilities ?? null;
}

/** The label beside the box of a face. */
export function boxWords(face: SeenFace): string {
  const opinion = opinionOf(firstOpinion(face));
  if (opinion === null) return text.face.name(face.id);
  return text.face.label(face.id, opinion.top, formatPercent(opinion.confidence));
}

/** Everything in a picture, for those who cannot see it. */
export function pictureWords(seen: SeenPicture | null): string {
  if (seen === null) return text.face.nothingYet;
  if (seen.faces.length === 0) return text.face.nobody;
  return text.face.picture(seen.faces.length, seen.faces.map(boxWords).join('; '));
}

/** What makes an answer worth less, or stands in its way. */
export function faceAdvice(seen: SeenPicture | null, shown: SeenFace | null): string[] {
  if (seen === null) return [];
  const dark = seen.brightness < darkBelow;
  if (seen.faces.length === 0) return [dark ? text.face.dark : text.face.comeIn];
  return [
    ...(dark ? [text.face.dark] : []),
    ...(shown !== null && shown.turned > turnedFrom ? [text.face.turned] : []),
    ...(seen.passedOver > 0 ? [text.face.passedOver(seen.passedOver)] : []),
  ];
}
