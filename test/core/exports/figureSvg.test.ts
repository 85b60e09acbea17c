import { expect, test } from 'vitest';
import type { Figure, Mark } from '../../../src/core/exports/figure';
import { figureSvg } from '../../../src/core/exports/figureSvg';

const line = { fill: null, stroke: '#000000', strokeWidth: 1, dash: [], opacity: 1 };
const words = (said: string): Mark => ({
  kind: 'text',
  words: said,
  x: 1,
  y: 2,
  size: 8,
  bold: false,
  fill: '#16202a',
  anchor: 'start',
  upright: false,
});
const of = (...marks: Mark[]): Figure => ({ width: 482, height: 200.5, title: 'A plot', marks });

test('a figure is as large in print as it says, with everything in its order', () => {
  const svg = figureSvg(
    of(
      { kind: 'rect', x: 0, y: 0, width: 482, height: 200.5, fill: '#ffffff', opacity: 1 },
      { kind: 'path', points: [0, 0, 10.123, 5], ...line, dash: [4, 3] },
      { kind: 'path', points: [0, 0, 1, 1, 0, 1], ...line, fill: '#1769d2', stroke: null, opacity: 0.5 },
      words('Time, s'),
    ),
  );
  expect(svg).toContain('width="482pt" height="200.5pt" viewBox="0 0 482 200.5"');
  expect(svg).toContain('<title>A plot</title>');
  const [rect, polyline, polygon, text] = ['<rect', '<polyline', '<polygon', '<text'].map((tag) =>
    svg.indexOf(tag),
  );
  expect([rect, polyline, polygon, text].every((at) => at > 0)).toBe(true);
  expect(rect < polyline && polyline < polygon && polygon < text).toBe(true);
  expect(svg).toContain('points="0,0 10.12,5" fill="none" stroke="#000000"');
  expect(svg).toContain('stroke-dasharray="4 3"');
  expect(svg).toContain('fill="#1769d2" opacity="0.5"');
});

test('upright words are turned where they stand', () => {
  expect(figureSvg(of({ ...words('Level, dB'), upright: true } as Mark))).toContain('rotate(-90 1 2)');
});

test('markup in a name is text, and stays what it was', () => {
  const hostile = `</text><script>alert("1")</script><image href='http://127.0.0.1:9/a.png'/>&lt;`;
  const svg = figureSvg({ ...of(words(hostile)), title: hostile });
  expect(svg.match(/<(script|image)/g)).toBeNull();
  const [, said] = /<text[^>]*>(.*)<\/text>/.exec(svg) ?? [];
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  expect(said.replaceAll(/&([a-z0-9#]+);/g, (_, name: string) => entities[name])).toBe(hostile);
});

test('signs that XML does not allow, halves of characters and signs that turn the text are replaced', () => {
  const svg = figureSvg(of(words('a\u0000b\u001bc\ud800d\u202eexe.\ufffee')));
  expect(svg).toContain('>a\ufffdb\ufffdc\ufffdd\ufffdexe.\ufffde</text>');
});

test('a picture is inside the file, byte for byte', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  for (const length of [253, 254, 255, 256]) {
    const png = bytes.slice(0, length);
    const svg = figureSvg(of({ kind: 'image', x: 0, y: 0, width: 10, height: 10, png }));
    const [, data] = /xlink:href="data:image\/png;base64,([^"]*)"/.exec(svg) ?? [];
    expect(Buffer.from(data, 'base64')).toEqual(Buffer.from(png));
    expect(data).toBe(Buffer.from(png).toString('base64'));
  }
});
