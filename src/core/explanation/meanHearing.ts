import type { FeatureSetName } from '../features/featureSet';
import type { FrameMatrix } from '../features/frames';
import { librosaFraming } from '../features/frames';
import type { ClipFeatures } from '../models/clipFeatures';
import { standardise, type Scaler } from '../models/standardise';
import type { Hearing, Part, RowGroup } from './hearing';

export interface MeanModel {
  set: FeatureSetName;
  bandwidthHz: number;
  scaler: Scaler;
  /** Answer to standardised means. */
  run: (values: Float32Array) => Promise<ArrayLike<number>>;
}

/**
 * What a classic network hears: means over all frames. To blank frames is to leave them out of the means; to blank a
 * value throughout is to put that of the average training clip in its place.
 */
export function meanHearing({ set, bandwidthHz, scaler, run }: MeanModel, features: ClipFeatures): Hearing {
  const input = features.frames(set, bandwidthHz);
  const frameSeconds = librosaFraming.hopLength / input.sampleRate;
  return {
    pieces: [{ start: 0, frameSeconds, input }],
    groups: groupsOf(set, input.width),
    async blanked(_, parts) {
      const answers: ArrayLike<number>[] = [];
      for (const part of parts)
        answers.push(await run(standardise(meanWithout(input, part, scaler), scaler)));
      return answers;
    },
  };
}

function meanWithout({ frames, width, data }: FrameMatrix, part: Part, { mean }: Scaler): Float32Array {
  const left = frames - Math.max(0, part.frames.to - part.frames.from);
  return Float32Array.from({ length: width }, (_, row) => {
    const blanked = row >= part.rows.from && row < part.rows.to;
    if (blanked && left === 0) return mean[row];
    let sum = 0;
    for (let frame = 0; frame < frames; frame++) {
      if (!blanked || frame < part.frames.from || frame >= part.frames.to) sum += data[frame * width + row];
    }
    return sum / (blanked ? left : frames);
  });
}

/** The first coefficients, which hold level and slope of the spectrum, apart; the others in larger groups. */
const mfccEdges = [0, 1, 4, 8, 13, 20, 40];

function groupsOf(set: FeatureSetName, width: number): RowGroup[] {
  const parts =
    set === 'logmel64'
      ? [{ kind: 'mel' as const, at: 0, edges: thirds(width) }]
      : [
          { kind: 'mfcc' as const, at: 0, edges: mfccEdges },
          ...(set === 'mfcc40'
            ? []
            : [
                { kind: 'chroma' as const, at: 40, edges: [0, 12] },
                { kind: 'mel' as const, at: 52, edges: thirds(width - 52) },
              ]),
        ];
  return parts.flatMap(({ kind, at, edges }) =>
    edges.slice(1).map((to, index) => ({
      kind,
      first: edges[index] + 1,
      last: to,
      rows: { from: at + edges[index], to: at + to },
    })),
  );
}

function thirds(count: number): number[] {
  return [0, Math.round(count / 3), Math.round((2 * count) / 3), count];
}
