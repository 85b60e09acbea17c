import { overlap, type Box } from './box';
import type { Point } from './square';

/** A face as the detector finds it. */
export interface FoundFace {
  box: Box;
  /** 0 to 1. */
  score: number;
  /** Of the person: right eye, left eye. */
  eyes: readonly [Point, Point];
}

/** The detector's picture, pixels a side. */
export const detectorSide = 256;

/** Values of one anchor: centre and size of the box, then six points (eyes, nose, mouth, ears). */
const valuesPerAnchor = 16;
/** The finer grid has two anchors a cell, the coarser six: `generateAnchors` of the library. */
const grids = [
  { cells: 16, anchors: 2 },
  { cells: 8, anchors: 6 },
] as const;

export interface DetectorOutputs {
  /** One score before the logistic function for each anchor, finer grid first. */
  scores: readonly Float32Array[];
  /** Sixteen values for each. */
  boxes: readonly Float32Array[];
}

/**
 * Faces in what BlazeFace (Bazarevsky et al. 2019) answers, likeliest first, in pixels of its own picture. Of several boxes
 * over one face the likeliest stays.
 *
 * @param least smallest score
 * @param most so many at most
 */
export function facesOf({ scores, boxes }: DetectorOutputs, least: number, most: number): FoundFace[] {
  const candidates = grids.flatMap(({ cells, anchors }, grid) => {
    const found: FoundFace[] = [];
    for (let index = 0; index < cells * cells * anchors; index++) {
      const score = 1 / (1 + Math.exp(-scores[grid][index]));
      if (score >= least) found.push(decoded(boxes[grid], index, score, cells, anchors));
    }
    return found;
  });
  return withoutRepeats(candidates).slice(0, most);
}

/** Boxes that overlap more than this are of one face. */
const sameFace = 0.3;

function withoutRepeats(candidates: FoundFace[]): FoundFace[] {
  const kept: FoundFace[] = [];
  for (const face of candidates.sort((one, other) => other.score - one.score)) {
    if (kept.every(({ box }) => overlap(box, face.box) <= sameFace)) kept.push(face);
  }
  return kept;
}

function decoded(
  values: Float32Array,
  index: number,
  score: number,
  cells: number,
  anchors: number,
): FoundFace {
  const cell = Math.floor(index / anchors);
  const stride = detectorSide / cells;
  const anchorX = ((cell % cells) + 0.5) * stride;
  const anchorY = (Math.floor(cell / cells) + 0.5) * stride;
  const at = index * valuesPerAnchor;
  const point = (number: number): Point => [
    anchorX + values[at + 4 + 2 * number],
    anchorY + values[at + 5 + 2 * number],
  ];
  const [width, height] = [values[at + 2], values[at + 3]];
  return {
    box: {
      left: anchorX + values[at] - width / 2,
      top: anchorY + values[at + 1] - height / 2,
      width,
      height,
    },
    score,
    eyes: [point(0), point(1)],
  };
}
