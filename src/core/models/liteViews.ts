import type { FrameMatrix } from '../features/frames';

/** The network halves time four times; as many frames become one step. */
const framesPerStep = 16;

/** Fewer have too few steps for a deviation over time. */
const fewestFrames = 64;

interface View {
  /** 1.1 is ten per cent faster. */
  rate: number;
  /** Bands that are read so much higher: the sound moves down. */
  shift: number;
}

const plain: View = { rate: 1, shift: 0 };

/** Chosen on validation actors, as many as the time allows (`docs/lite.md`). */
const views: readonly View[] = [{ rate: 0.9, shift: -1.5 }, plain, { rate: 1.1, shift: 1.5 }];

const slowest = Math.min(...views.map(({ rate }) => rate));

/**
 * A piece as Lite is asked about it: as it is, a little slower and higher, and a little faster and lower, all of them of
 * the same number of whole steps. A view that ends before the others begins again, as short clips do in training.
 */
export function liteViews(piece: FrameMatrix): FrameMatrix[] {
  return seenAs(piece, views);
}

/** The piece as it is, of as many steps as all views have. */
export function plainView(piece: FrameMatrix): FrameMatrix[] {
  return seenAs(piece, [plain]);
}

function seenAs(piece: FrameMatrix, asked: readonly View[]): FrameMatrix[] {
  const needed = Math.max(fewestFrames, piece.frames / slowest);
  const frames = Math.ceil(needed / framesPerStep) * framesPerStep;
  return asked.map((view) => seen(piece, view, frames));
}

function seen(piece: FrameMatrix, { rate, shift }: View, frames: number): FrameMatrix {
  const { width } = piece;
  const data = new Float32Array(frames * width);
  const bands = Array.from({ length: width }, (_, band) => between(clamped(band + shift, width - 1), width));
  for (let frame = 0; frame < frames; frame++) {
    const time = between((frame * rate) % piece.frames, piece.frames);
    const [near, far] = [time.below * width, time.above * width];
    for (let band = 0; band < width; band++) {
      const { below, above, share } = bands[band];
      const early = piece.data[near + below] * (1 - share) + piece.data[near + above] * share;
      const late = piece.data[far + below] * (1 - share) + piece.data[far + above] * share;
      data[frame * width + band] = early * (1 - time.share) + late * time.share;
    }
  }
  return { frames, width, data };
}

/** The places around one, the one after the last being the first, and how far it is towards the second. */
function between(place: number, count: number): { below: number; above: number; share: number } {
  const below = Math.floor(place);
  return { below, above: (below + 1) % count, share: place - below };
}

function clamped(value: number, highest: number): number {
  return Math.min(highest, Math.max(0, value));
}
