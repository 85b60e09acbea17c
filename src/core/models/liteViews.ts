import type { FrameMatrix } from '../features/frames';
import { kernel } from '../kernel/kernel';
import { addressOf, MemoryPlan, placeOf } from '../kernel/memoryPlan';
import { memoised } from '../memoised';

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
  return viewing(piece.frames, piece.width, rate, shift, frames)(piece);
}

const viewing = memoised(
  (pieceFrames: number, width: number, rate: number, shift: number, frames: number) => {
    const plan = new MemoryPlan();
    const bands = Array.from({ length: width }, (_, band) =>
      between(clamped(band + shift, width - 1), width),
    );
    const below = plan.table(Uint32Array.from(bands, (band) => addressOf(band.below)));
    const above = plan.table(Uint32Array.from(bands, (band) => addressOf(band.above)));
    const shares = plan.table(Float32Array.from(bands, ({ share }) => share));
    const given = plan.room(pieceFrames * width);
    const shifted = plan.room(pieceFrames * width);
    const seenRows = plan.room(frames * width);
    const row = addressOf(width);
    return ({ data }: FrameMatrix): FrameMatrix => {
      const memory = plan.enter();
      memory.set(data, placeOf(given));
      kernel().shiftRows(given, pieceFrames, width, below, above, shares, shifted);
      for (let frame = 0; frame < frames; frame++) {
        const time = between((frame * rate) % pieceFrames, pieceFrames);
        const [early, late] = [shifted + time.below * row, shifted + time.above * row];
        kernel().blendRows(early, late, time.share, width, seenRows + frame * row);
      }
      const at = placeOf(seenRows);
      return { frames, width, data: memory.slice(at, at + frames * width) };
    };
  },
);

/** The places around one, the one after the last being the first, and how far it is towards the second. */
function between(place: number, count: number): { below: number; above: number; share: number } {
  const below = Math.floor(place);
  return { below, above: (below + 1) % count, share: place - below };
}

function clamped(value: number, highest: number): number {
  return Math.min(highest, Math.max(0, value));
}
