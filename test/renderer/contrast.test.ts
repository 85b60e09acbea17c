import { expect, test } from 'vitest';
import { emotions } from '../../src/shared/emotions';
import { themes, token, type LinearRgb } from './colours';

/** WCAG 2 relative luminance. */
function luminance([r, g, b]: LinearRgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: LinearRgb, other: LinearRgb): number {
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
