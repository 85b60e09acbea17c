import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { emotions } from '../../src/shared/emotions';

const css = readFileSync(new URL('../../src/renderer/src/styles/tokens.css', import.meta.url), 'utf8');
const themes = ['light', 'dark'] as const;

/** Value of a token in a theme, as #rrggbb. */
function token(name: string, theme: (typeof themes)[number]): string {
  const pair = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css);
  if (pair) return pair[theme === 'light' ? 1 : 2];
  const single = new RegExp(`--${name}: (#\\w{6});`).exec(css);
  if (!single) throw new Error(`tokens.css has no colour --${name}.`);
  return single[1];
}

/** WCAG 2 relative luminance. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['background', 'panel', 'raised'];

test.for(themes)('every text colour reaches 4.5 : 1 wherever it may stand (%s)', (theme) => {
  const pairs = [
    ...['text', 'dim', 'accent', 'right', 'wrong'].flatMap((ink) => surfaces.map((ground) => [ink, ground])),
    ...emotions.map((emotion) => [emotion, 'panel']),
    ['on-accent', 'accent'],
    ['on-record', 'record'],
    ['on-record', 'record-strong'],
  ];
  const weak = pairs
    .map(([ink, ground]) => ({ ink, ground, ratio: contrast(token(ink, theme), token(ground, theme)) }))
    .filter(({ ratio }) => ratio < 4.5);
  expect(weak).toEqual([]);
});

test.for(themes)('marks and outlines that mean something reach 3 : 1 (%s)', (theme) => {
  const pairs = [
    ...['edge', 'focus', 'record', 'wave', 'accent'].map((mark) => [mark, 'panel']),
    ...emotions.flatMap((emotion) => [
      [emotion, 'panel'],
      [emotion, 'raised'],
      [emotion, 'track'],
    ]),
  ];
  const weak = pairs
    .map(([mark, ground]) => ({ mark, ground, ratio: contrast(token(mark, theme), token(ground, theme)) }))
    .filter(({ ratio }) => ratio < 3);
  expect(weak).toEqual([]);
});
