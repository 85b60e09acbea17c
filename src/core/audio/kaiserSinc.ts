/** A low-pass filter of linear phase: a sinc under a Kaiser window. */
export interface KaiserSinc {
  /** Samples on either side of the centre beyond which the filter is zero. */
  reach: number;
  /** Its value `x` samples from the centre; the sum over all whole samples is 1. */
  at(x: number): number;
}

/**
 * Kaiser's formulas for shape and length as in Oppenheim and Schafer, "Discrete-Time Signal Processing", 7.6.
 *
 * @param edges end of the passband and beginning of the stopband, in parts of the Nyquist frequency
 * @param attenuation of the stopband, dB, above 50
 */
export function kaiserSinc(edges: { pass: number; stop: number }, attenuation: number): KaiserSinc {
  const cutoff = (edges.pass + edges.stop) / 2;
  const beta = 0.1102 * (attenuation - 8.7);
  const reach = (attenuation - 7.95) / (2.285 * (edges.stop - edges.pass) * Math.PI) / 2;
  const scale = cutoff / bessel0(beta);
  return {
    reach,
    at(x) {
      const part = x / reach;
      if (Math.abs(part) >= 1) return 0;
      return scale * sinc(cutoff * x) * bessel0(beta * Math.sqrt(1 - part * part));
    },
  };
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel0(x: number): number {
  const quarter = (x * x) / 4;
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= quarter / (k * k);
    sum += term;
  }
  return sum;
}
