/** Per-value mean and standard deviation of the training clips. */
export interface Scaler {
  mean: readonly number[];
  deviation: readonly number[];
}

/** Values further out than this many deviations are cut: no training clip reaches it. */
const furthest = 10;

/** Measures the scaler on training rows only: what it saw of a test clip would leak into the result. */
export function fitScaler(rows: readonly Float32Array[]): Scaler {
  const width = rows[0].length;
  const mean = new Array<number>(width).fill(0);
  const deviation = new Array<number>(width).fill(0);
  for (let j = 0; j < width; j++) {
    let sum = 0;
    for (const row of rows) sum += row[j];
    const centre = sum / rows.length;
    let squares = 0;
    for (const row of rows) squares += (row[j] - centre) ** 2;
    mean[j] = centre;
    // A value that never changed carries nothing; dividing by 1 leaves it at 0.
    deviation[j] = Math.sqrt(squares / rows.length) || 1;
  }
  return { mean, deviation };
}

/** `(value - mean) / deviation` for each value, cut at ±10. */
export function standardise(values: Float32Array, scaler: Scaler): Float32Array {
  const out = new Float32Array(values.length);
  standardiseInto(out, 0, values, scaler);
  return out;
}

/** The same for rows one after the other, written to `out[offset…]`. */
export function standardiseInto(
  out: Float32Array,
  offset: number,
  rows: Float32Array,
  { mean, deviation }: Scaler,
): void {
  const width = mean.length;
  for (let row = 0; row < rows.length; row += width) {
    for (let j = 0; j < width; j++) {
      const scaled = (rows[row + j] - mean[j]) / (deviation[j] || 1);
      out[offset + row + j] = Math.min(furthest, Math.max(-furthest, scaled));
    }
  }
}
