/** Draws a stretch of a clip's peaks. Own drawing: the picture shares zoom and playhead with the spectrogram. */

export interface Stretch {
  /** Seconds. */
  start: number;
  end: number;
  total: number;
}

/**
 * @param peaks smallest and largest sample of equal slices, interleaved
 * @param gain factor from sample to half the height
 */
export function drawWaveform(
  context: CanvasRenderingContext2D,
  peaks: Float32Array,
  stretch: Stretch,
  size: { width: number; height: number },
  gain: number,
): void {
  const { width, height } = size;
  const slices = peaks.length / 2;
  const middle = height / 2;
  const perPixel = (((stretch.end - stretch.start) / stretch.total) * slices) / width;
  const offset = (stretch.start / stretch.total) * slices;
  // Half pixels on sharp screens, so that the outline is as fine as the screen.
  const step = 1 / window.devicePixelRatio;
  for (let x = 0; x < width; x += step) {
    const [low, high] = extremes(peaks, offset + x * perPixel, offset + (x + step) * perPixel);
    const top = middle - high * gain * middle;
    const bottom = middle - low * gain * middle;
    // Silence is still a line.
    context.fillRect(x, Math.min(top, middle - 0.5), step, Math.max(1, bottom - top));
  }
}

/** Smallest and largest sample between two positions in slices; between slices it is interpolated. */
export function extremes(peaks: Float32Array, from: number, to: number): [number, number] {
  const last = peaks.length / 2 - 1;
  if (to - from < 1) {
    const at = Math.min(last, Math.max(0, (from + to) / 2 - 0.5));
    const left = Math.floor(at);
    const right = Math.min(last, left + 1);
    const share = at - left;
    return [
      peaks[left * 2] * (1 - share) + peaks[right * 2] * share,
      peaks[left * 2 + 1] * (1 - share) + peaks[right * 2 + 1] * share,
    ];
  }
  let low = Infinity;
  let high = -Infinity;
  for (let slice = Math.max(0, Math.floor(from)); slice < Math.min(last + 1, Math.ceil(to)); slice++) {
    low = Math.min(low, peaks[slice * 2]);
    high = Math.max(high, peaks[slice * 2 + 1]);
  }
  return low > high ? [0, 0] : [low, high];
}

/** Largest absolute sample. */
export function peakOf(peaks: Float32Array): number {
  return peaks.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}
