import { expect, test } from 'vitest';
import { spectrogramColours } from '../../src/renderer/src/lib/colourMap';

const magma = spectrogramColours(256);

/** sRGB bytes to CIE L*, a*, b* (D65), written apart from the map's own OKLab. */
function cieLab(index: number, colours = magma): [number, number, number] {
  const [r, g, b] = [0, 1, 2].map((channel) => {
    const value = colours[index * 4 + channel] / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

test('runs from near black to near white, opaque, with lightness only rising', () => {
  expect(cieLab(0)[0]).toBeLessThan(4);
  expect(cieLab(255)[0]).toBeGreaterThan(93);
  for (let index = 4; index < 256; index++) {
    expect(cieLab(index)[0]).toBeGreaterThan(cieLab(index - 4)[0] - 0.05);
    expect(magma[index * 4 + 3]).toBe(255);
  }
});

test('equal steps of level look about equally large', () => {
  const lightness = Array.from({ length: 8 }, (_, step) => cieLab(Math.round((step * 255) / 7))[0]);
  const rises = lightness.slice(1).map((value, step) => value - lightness[step]);
  // A rainbow map has steps that fall; magma's differ by a factor of about two.
  expect(Math.max(...rises) / Math.min(...rises)).toBeLessThan(2.2);
});

test.each(['magma', 'viridis', 'grey'] as const)('in %s louder is always lighter', (map) => {
  const colours = spectrogramColours(256, map);
  const lightness = Array.from({ length: 256 }, (_, index) => cieLab(index, colours)[0]);
  for (let index = 1; index < 256; index++) {
    // Rounding to bytes takes back less than this.
    expect(lightness[index]).toBeGreaterThan(lightness[index - 1] - 0.3);
    if (index >= 6) expect(lightness[index]).toBeGreaterThan(lightness[index - 6]);
  }
  expect(lightness[0]).toBeLessThan(15);
  expect(lightness[255]).toBeGreaterThan(85);
});

test('grey has no colour', () => {
  const grey = spectrogramColours(256, 'grey');
  for (let index = 0; index < 256; index++) {
    const [r, g, b] = grey.subarray(4 * index, 4 * index + 3);
    expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThanOrEqual(1);
  }
});
