/** Values per frame, row-major, frames first: value `j` of frame `i` stands at `i * width + j`. */
export interface FrameMatrix {
  frames: number;
  width: number;
  data: Float32Array;
}

/** Samples a frame spans and samples from one frame to the next. */
export interface Framing {
  frameLength: number;
  hopLength: number;
}

/** librosa's default framing. */
export const librosaFraming: Framing = { frameLength: 2048, hopLength: 512 };

/**
 * Number of centred frames: frame `i` is centred on sample `i * hopLength` and reaches past both ends of
 * the sound, so that even one sample makes one frame (librosa's `center=True`).
 */
export function frameCount(samples: number, hopLength: number): number {
  return 1 + Math.floor(samples / hopLength);
}

/** A matrix of zeros. */
export function frameMatrix(frames: number, width: number): FrameMatrix {
  return { frames, width, data: new Float32Array(frames * width) };
}

/** Mean over the frames: `width` values. */
export function meanOverFrames({ frames, width, data }: FrameMatrix): Float32Array {
  const sum = new Float64Array(width);
  for (let frame = 0; frame < frames; frame++) {
    const row = frame * width;
    for (let j = 0; j < width; j++) {
      sum[j] += data[row + j];
    }
  }
  return Float32Array.from(sum, (total) => total / frames);
}
