import { expect, test } from 'vitest';
import { emotions } from '../../src/shared/emotions';
import { themes, token, type LinearRgb } from './colours';

/**
 * How complete colour blindness turns linear RGB into what is seen: Machado, Oliveira and Fernandes, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1.
 */
const eyes = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/**
 * Distance in OKLab at which two patches side by side are told apart at a glance: three times the 0.02 that is
 * just noticeable. Colour is a help only: the name of the emotion always stands beside it.
 */
const apart = 0.06;

function seen(matrix: number[][], rgb: LinearRgb): number[] {
  return matrix.map((row) => Math.min(1, Math.max(0, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2])));
}

/** B. Ottosson, "A perceptual color space for image processing", 2020. */
function oklab([r, g, b]: number[]): number[] {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

test.for(themes.flatMap((theme) => Object.keys(eyes).map((eye) => [theme, eye] as const)))(
  'any two emotions differ in the %s theme with %s eyes',
  ([theme, eye]) => {
    const matrix = eyes[eye as keyof typeof eyes];
    const colours = emotions.map((emotion) => oklab(seen(matrix, token(emotion, theme))));
    const alike = emotions.flatMap((one, i) =>
      emotions.slice(i + 1).flatMap((other, j) => {
        const distance = Math.hypot(...colours[i].map((value, axis) => value - colours[i + 1 + j][axis]));
        return distance < apart ? [{ one, other, distance }] : [];
      }),
    );
    expect(alike).toEqual([]);
  },
);
