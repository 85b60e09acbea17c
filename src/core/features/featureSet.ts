/** The feature sets models are trained on and the CLI prints. */
export const featureSetNames = ['mfcc40', 'mfcc-chroma-mel-180', 'logmel64'] as const;
export type FeatureSetName = (typeof featureSetNames)[number];

/** Feature values of one clip. */
export interface FeatureMatrix {
  set: FeatureSetName;
  /** Rate the clip was resampled to before extraction, Hz. */
  sampleRate: number;
  frames: number;
  /** Values per frame. */
  width: number;
  /** Row-major, frames first: value `j` of frame `i` stands at `i * width + j`. */
  data: Float32Array;
  /** Mean over the frames, `width` values. */
  mean: Float32Array;
}
