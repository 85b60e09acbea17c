import { clipSeconds } from '../audio/clip';
import { AffectronError } from '../errors';
import type { Emotion } from '../emotions';
import type { ClipFeatures } from '../models/clipFeatures';
import type { Recogniser } from '../models/recogniser';
import type { HeardPiece, Hearing, Part, Range, RowGroup } from './hearing';

/** What a model hears of a clip, ready to be drawn, and what is to be explained. */
export interface HeardClip {
  model: string;
  /** The likeliest emotion, and its probability with nothing blanked. */
  emotion: Emotion;
  probability: number;
  groups: readonly RowGroup[];
  pieces: HeardPicture[];
}

export interface HeardPicture {
  /** Where the piece begins in the clip, and from one frame to the next, seconds. */
  start: number;
  frameSeconds: number;
  frames: number;
  /** Values of a frame. */
  width: number;
  /** Frames first, lowest value first; 0 the least, 255 the most. */
  levels: Uint8Array;
  /** What is blanked together in time, in frames. */
  stretches: Range[];
}

/** What blanking a group of values in one piece does. */
export interface GroupEffect {
  /** For each stretch of the piece: how much less likely the emotion becomes; below 0 where it becomes likelier. */
  lowered: number[];
  /** The same for the whole piece. */
  whole: number;
}

/** Longer clips would take long, and of more than this the models hear only parts. */
export const longestExplained = 30;

/** A clip is blanked in about so many steps, each within these seconds. */
const steps = 10;
const stepSeconds = { shortest: 0.25, longest: 0.5 };

/**
 * What a model hears of a clip.
 *
 * @throws AffectronError `too-long`, `too-short` or `silent`
 */
export async function hearClip(recogniser: Recogniser, features: ClipFeatures): Promise<HeardClip> {
  const seconds = clipSeconds(features.clip);
  if (seconds > longestExplained) {
    throw new AffectronError('too-long', `Only clips of up to ${longestExplained} s are explained.`, {
      advice: 'Select a stretch, save it as a clip, and look at that.',
    });
  }
  const { top, confidence } = await recogniser.predict(features);
  const { pieces, groups } = await recogniser.hear(features);
  const hasBands = groups.every(({ kind }) => kind === 'hertz');
  return {
    model: recogniser.card.id,
    emotion: top,
    probability: confidence,
    groups,
    pieces: pieces.map((piece) => ({
      start: piece.start,
      frameSeconds: piece.frameSeconds,
      frames: piece.input.frames,
      width: piece.input.width,
      levels: levelsOf(piece, hasBands),
      stretches: stretchesOf(piece, seconds),
    })),
  };
}

/**
 * Occlusion (Zeiler & Fergus 2014): blanks a group of values, stretch by stretch and then throughout a piece, and asks
 * the model each time how likely the emotion is then.
 *
 * @param group index in `HeardClip.groups`; `null` blanks all values
 */
export async function blankGroup(
  recogniser: Recogniser,
  features: ClipFeatures,
  { piece, group, emotion }: { piece: number; group: number | null; emotion: Emotion },
): Promise<GroupEffect> {
  const hearing = await recogniser.hear(features);
  const heard = hearing.pieces.at(piece);
  const all: Range = { from: 0, to: heard?.input.width ?? 0 };
  const rows = group === null ? all : hearing.groups.at(group)?.rows;
  if (heard === undefined || rows === undefined) {
    throw new AffectronError('refused', 'The model does not hear such a part.');
  }
  const parts: Part[] = [
    ...stretchesOf(heard, clipSeconds(features.clip)).map((frames) => ({ frames, rows })),
    { frames: { from: 0, to: heard.input.frames }, rows },
  ];
  const others = await otherAnswers(hearing, piece);
  const nothing: Part = { frames: { from: 0, to: 0 }, rows };
  const [usual, ...answers] = await hearing.blanked(piece, [nothing, ...parts]);
  const likely = (answer: ArrayLike<number>): number =>
    recogniser.probabilitiesOf(mean([...others, answer]))[emotion] ?? 0;
  const before = likely(usual);
  const lowered = answers.map((answer) => before - likely(answer));
  return { lowered: lowered.slice(0, -1), whole: lowered.at(-1) ?? 0 };
}

/** Answers to the pieces that are left as they are. */
async function otherAnswers(hearing: Hearing, piece: number): Promise<ArrayLike<number>[]> {
  const answers: ArrayLike<number>[] = [];
  for (let other = 0; other < hearing.pieces.length; other++) {
    if (other === piece) continue;
    answers.push(
      ...(await hearing.blanked(other, [{ frames: { from: 0, to: 0 }, rows: { from: 0, to: 0 } }])),
    );
  }
  return answers;
}

function mean(answers: readonly ArrayLike<number>[]): Float32Array {
  return Float32Array.from(answers[0], (_, index) =>
    answers.reduce((sum, answer) => sum + answer[index] / answers.length, 0),
  );
}

/** Equal stretches of a piece of a clip so many seconds long. */
function stretchesOf({ input, frameSeconds }: HeardPiece, clipLength: number): Range[] {
  const step = Math.min(stepSeconds.longest, Math.max(stepSeconds.shortest, clipLength / steps));
  const count = Math.max(1, Math.round((input.frames * frameSeconds) / step));
  return Array.from({ length: count }, (_, index) => ({
    from: Math.round((index * input.frames) / count),
    to: Math.round(((index + 1) * input.frames) / count),
  }));
}

/** Bands share one scale, so that loud ones look it; values of different kinds each have their own. */
function levelsOf({ input: { frames, width, data } }: HeardPiece, together: boolean): Uint8Array {
  const levels = new Uint8Array(data.length);
  const rescale = (first: number, step: number, count: number) => {
    let [least, most] = [Infinity, -Infinity];
    for (let i = 0, at = first; i < count; i++, at += step) {
      least = Math.min(least, data[at]);
      most = Math.max(most, data[at]);
    }
    const span = most - least || 1;
    for (let i = 0, at = first; i < count; i++, at += step) {
      levels[at] = Math.round((255 * (data[at] - least)) / span);
    }
  };
  if (together) rescale(0, 1, data.length);
  else for (let row = 0; row < width; row++) rescale(row, width, frames);
  return levels;
}
