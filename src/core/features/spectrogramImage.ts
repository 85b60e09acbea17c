/** Mel spectrogram for drawing: one byte per cell, 0 = `rangeDb` below the maximum, 255 = the maximum. */
export interface SpectrogramImage {
  bands: number;
  frames: number;
  /** Row-major, frames first, lowest band first. */
  levels: Uint8Array;
  /** Dynamic range shown, dB (positive). */
  rangeDb: number;
  /** Level of byte 255, dB relative to full scale. */
  maxDb: number;
  /** Seconds between frames. */
  hopSeconds: number;
  /** Centre frequency of each band, Hz. */
  frequencies: Float32Array;
}
