import type { FrameMatrix } from '../features/frames';
import { standardiseInto, type Scaler } from '../models/standardise';
import type { HeadAugmentation } from './headRecipe';
import { Random } from './random';

/** A clip as a head is trained on it. */
export interface HeadExample {
  /** From `voiceFrames`; one is drawn in each pass. */
  pieces: readonly FrameMatrix[];
  /** Place of its emotion in the list of emotions. */
  class: number;
  /** Standardises its frames in place of the batch's: the statistics of its voice. */
  scaler?: Scaler;
}

export interface HeadBatch {
  /** [clips, frames, width], zeros behind the shorter clips. */
  values: Float32Array;
  shape: [number, number, number];
  /** [clips, classes], rows that add up to 1. */
  targets: Float32Array;
}

/** Normal numbers drawn once: drawing them for every value of every batch would cost more than the training. */
const noiseTable = (() => {
  const random = new Random(1);
  return Float32Array.from({ length: 1 << 16 }, () => random.normal());
})();

/**
 * Clips side by side, each cut, masked, mixed and disturbed anew.
 *
 * @param labelSmoothing share of the target spread evenly over all classes
 */
export function headBatch(
  examples: readonly HeadExample[],
  partners: readonly HeadExample[],
  options: { scaler: Scaler; classes: number; labelSmoothing: number; augmentation: HeadAugmentation },
  random: Random,
): HeadBatch {
  const { scaler, classes, labelSmoothing, augmentation } = options;
  const width = scaler.mean.length;
  const crops = examples.map(({ pieces }) => crop(pieces, augmentation.crop, random));
  const most = Math.max(...crops.map(({ frames }) => frames));
  const values = new Float32Array(examples.length * most * width);
  const targets = new Float32Array(examples.length * classes).fill(labelSmoothing / classes);

  crops.forEach(({ frames, data }, clip) => {
    const row = values.subarray(clip * most * width, (clip * most + frames) * width);
    standardiseInto(row, 0, data, examples[clip].scaler ?? scaler);
    const partner = random.uniform() < augmentation.mixup ? partners[clip] : undefined;
    const share = partner ? 0.5 + random.uniform() / 2 : 1;
    if (partner) {
      const other = crop(partner.pieces, augmentation.crop, random).data;
      mixInto(row, other, share, partner.scaler ?? scaler);
    }
    disturb(row, augmentation, random);
    mask(row, width, augmentation.mask, random);
    targets[clip * classes + examples[clip].class] += (1 - labelSmoothing) * share;
    if (partner) targets[clip * classes + partner.class] += (1 - labelSmoothing) * (1 - share);
  });
  return { values, shape: [examples.length, most, width], targets };
}

/** A stretch of one of the pieces. */
function crop(pieces: readonly FrameMatrix[], shortest: number, random: Random): FrameMatrix {
  const piece = pieces[Math.floor(random.uniform() * pieces.length)];
  const { frames, width, data } = piece;
  const kept = Math.max(1, Math.round(frames * (shortest + (1 - shortest) * random.uniform())));
  const start = Math.floor(random.uniform() * (frames - kept + 1));
  return { frames: kept, width, data: data.subarray(start * width, (start + kept) * width) };
}

/** Mixup (Zhang et al. 2018); a shorter partner begins again. */
function mixInto(row: Float32Array, partner: Float32Array, share: number, scaler: Scaler): void {
  const other = new Float32Array(partner.length);
  standardiseInto(other, 0, partner, scaler);
  for (let i = 0; i < row.length; i++) row[i] = share * row[i] + (1 - share) * other[i % other.length];
}

function disturb(row: Float32Array, { level, noise }: HeadAugmentation, random: Random): void {
  const gain = 1 + level * (2 * random.uniform() - 1);
  const offset = random.bits();
  for (let i = 0; i < row.length; i++) {
    row[i] = gain * row[i] + noise * noiseTable[(i + offset) & (noiseTable.length - 1)];
  }
}

/** A stretch of zeros: the head takes such frames for not there. */
function mask(row: Float32Array, width: number, longest: number, random: Random): void {
  const frames = row.length / width;
  const masked = Math.floor(frames * longest * random.uniform());
  const start = Math.floor(random.uniform() * (frames - masked + 1));
  row.fill(0, start * width, (start + masked) * width);
}
