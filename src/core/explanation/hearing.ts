import type { FrameMatrix } from '../features/frames';

/** From one index up to, but not with, another. */
export interface Range {
  from: number;
  to: number;
}

/** A part of what a model hears: some frames of some of its values. */
export interface Part {
  frames: Range;
  rows: Range;
}

/** Neighbouring values of a frame that are blanked together, and what to call them. */
export type RowGroup = { rows: Range } & (
  | { kind: 'hertz'; low: number; high: number }
  /** Numbered from 1. */
  | { kind: 'mfcc' | 'chroma' | 'mel'; first: number; last: number }
);

/** Sound that a model hears in one go. */
export interface HeardPiece {
  /** Where it begins in the clip, seconds. */
  start: number;
  /** Seconds from one frame to the next. */
  frameSeconds: number;
  input: FrameMatrix;
}

/** What one model hears of one clip, and what it says when parts of that are blanked. */
export interface Hearing {
  pieces: readonly HeardPiece[];
  /** All values of a frame, in groups. */
  groups: readonly RowGroup[];
  /**
   * The network's answers for a piece with each of `parts` blanked, one after the other. A part of no frames blanks
   * nothing.
   */
  blanked(piece: number, parts: readonly Part[]): Promise<ArrayLike<number>[]>;
}

/** Edges of what is blanked together, Hz: about pitch, first formant, second formant (twice), hiss (twice). */
const groupEdges = [0, 300, 700, 1500, 2500, 4000, 8000];

/**
 * Mel bands in six groups.
 *
 * @param hertz centre of each band, rising
 */
export function hertzGroups(hertz: Float32Array): RowGroup[] {
  const below = (edge: number) => hertz.filter((centre) => centre < edge).length;
  return groupEdges.slice(1).map((high, index) => {
    const low = groupEdges[index];
    return { kind: 'hertz', low, high, rows: { from: below(low), to: below(high) } };
  });
}

/** A copy in which a part is as quiet as each of its values ever is in the piece. */
export function quieted(input: FrameMatrix, { frames, rows }: Part): FrameMatrix {
  const { width } = input;
  const data = input.data.slice();
  for (let row = rows.from; row < rows.to; row++) {
    let least = Infinity;
    for (let at = row; at < data.length; at += width) least = Math.min(least, input.data[at]);
    for (let frame = frames.from; frame < frames.to; frame++) data[frame * width + row] = least;
  }
  return { ...input, data };
}
