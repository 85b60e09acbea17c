/**
 * The spectrogram's colours, as paths from quiet to loud. A path is drawn in OKLCH between a few anchors and then walked
 * in equal steps of OKLab distance, so that equal steps of level look equally large; lightness only ever rises, so that
 * each also reads in grey and with colour blindness.
 * OKLab: B. Ottosson, "A perceptual color space for image processing", 2020.
 */
import type { Settings } from '../../../shared/types';

export type ColourMap = Settings['colourMap'];

/** Lightness 0..1, chroma, hue in degrees. */
type Anchor = readonly [number, number, number];

const paths: Record<ColourMap, readonly Anchor[]> = {
  /** Black over violet, magenta and orange to pale yellow. */
  magma: [
    [0.1, 0.01, 290],
    [0.24, 0.09, 288],
    [0.4, 0.16, 310],
    [0.54, 0.19, 352],
    [0.68, 0.19, 388],
    [0.83, 0.14, 424],
    [0.97, 0.06, 462],
  ],
  /** Dark violet over blue and green to yellow, after the map of that name in matplotlib. */
  viridis: [
    [0.22, 0.09, 318],
    [0.42, 0.11, 280],
    [0.54, 0.09, 222],
    [0.66, 0.125, 166],
    [0.79, 0.18, 137],
    [0.92, 0.18, 105],
  ],
  /** Black to white. */
  grey: [
    [0.1, 0, 0],
    [1, 0, 0],
  ],
};

export type Lab = readonly [number, number, number];

/** `steps` colours from quiet to loud as packed RGBA bytes. */
export function spectrogramColours(steps = 256, map: ColourMap = 'magma'): Uint8ClampedArray<ArrayBuffer> {
  const path = evenPath(paths[map], steps);
  const bytes = new Uint8ClampedArray(steps * 4);
  path.forEach((lab, index) => {
    bytes.set(toSrgb(lab), index * 4);
    bytes[index * 4 + 3] = 255;
  });
  return bytes;
}

function evenPath(anchors: readonly Anchor[], steps: number): Lab[] {
  const fine: Lab[] = Array.from({ length: 2048 }, (_, index) => alongAnchors(anchors, index / 2047));
  const travelled = [0];
  for (let i = 1; i < fine.length; i++) {
    travelled.push(travelled[i - 1] + distance(fine[i - 1], fine[i]));
  }
  const total = travelled.at(-1);
  let at = 0;
  return Array.from({ length: steps }, (_, step) => {
    const wanted = (total * step) / (steps - 1);
    while (at < fine.length - 1 && travelled[at] < wanted) at++;
    return fine[at];
  });
}

function alongAnchors(anchors: readonly Anchor[], share: number): Lab {
  const position = share * (anchors.length - 1);
  const index = Math.min(anchors.length - 2, Math.floor(position));
  const t = position - index;
  const [l0, c0, h0] = anchors[index];
  const [l1, c1, h1] = anchors[index + 1];
  const chroma = c0 + (c1 - c0) * t;
  const hue = ((h0 + (h1 - h0) * t) * Math.PI) / 180;
  return [l0 + (l1 - l0) * t, chroma * Math.cos(hue), chroma * Math.sin(hue)];
}

export function distance(one: Lab, other: Lab): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

function toSrgb([lightness, a, b]: Lab): [number, number, number] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function gamma(linear: number): number {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.max(0, linear) ** (1 / 2.4) - 0.055;
  return 255 * Math.min(1, Math.max(0, value));
}
