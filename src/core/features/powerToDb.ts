import type { FrameMatrix } from './frames';

/** Power below this counts as this much: -100 dB. */
const minPower = 1e-10;

/**
 * Power in decibels relative to 1: `10 log10(max(power, 1e-10))`. Reproduces `librosa.power_to_db` with
 * `ref=1`.
 *
 * @param topDb values further than this below the loudest of the whole matrix are raised to it; `null`
 *   leaves them (librosa's `top_db=None`)
 */
export function powerToDb({ frames, width, data }: FrameMatrix, topDb: number | null = 80): FrameMatrix {
  const db = new Float32Array(data.length);
  let loudest = -Infinity;
  for (let i = 0; i < data.length; i++) {
    db[i] = 10 * Math.log10(Math.max(minPower, data[i]));
    loudest = Math.max(loudest, db[i]);
  }
  if (topDb !== null) {
    const floor = loudest - topDb;
    for (let i = 0; i < db.length; i++) {
      db[i] = Math.max(floor, db[i]);
    }
  }
  return { frames, width, data: db };
}
