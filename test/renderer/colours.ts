/** The window's colours as tests measure them. */
import { readFileSync } from 'node:fs';

export const themes = ['light', 'dark'] as const;
export type ThemeName = (typeof themes)[number];
/** Red, green and blue, 0 to 1, as light adds up. */
export type LinearRgb = [number, number, number];

const css = readFileSync(new URL('../../src/renderer/src/styles/tokens.css', import.meta.url), 'utf8');

/** Value of a colour token in a theme. */
export function token(name: string, theme: ThemeName): LinearRgb {
  const pair = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css);
  if (pair) return linear(pair[theme === 'light' ? 1 : 2]);
  const single = new RegExp(`--${name}: (#\\w{6});`).exec(css);
  if (!single) throw new Error(`tokens.css has no colour --${name}.`);
  return linear(single[1]);
}

function linear(colour: string): LinearRgb {
  const channel = (at: number): number => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}
