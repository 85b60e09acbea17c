/**
 * A plot as a list of marks, described once and written as SVG or painted on a canvas. It lies in `core` because main
 * writes the SVG itself: what the window hands over is checked mark by mark and can hold no markup.
 */

/** A point in print, 1/72 inch: every length below is in points, from the upper left corner. */
export interface Figure {
  width: number;
  height: number;
  /** Said by screen readers and shown by file managers. */
  title: string;
  marks: Mark[];
}

export type Mark = RectMark | PathMark | TextMark | ImageMark;

export interface RectMark {
  kind: 'rect';
  x: number;
  y: number;
  width: number;
  height: number;
  /** `#rrggbb` */
  fill: string;
  /** 0..1 */
  opacity: number;
}

export interface PathMark {
  kind: 'path';
  /** x, y, x, y …: a line, or the outline of an area. */
  points: number[];
  /** `#rrggbb`, or `null` for none. */
  fill: string | null;
  stroke: string | null;
  strokeWidth: number;
  /** Lengths of dashes and gaps; none for a line without gaps. */
  dash: number[];
  opacity: number;
}

export interface TextMark {
  kind: 'text';
  words: string;
  /** Where it begins, has its middle or ends; `y` is the line the letters stand on. */
  x: number;
  y: number;
  size: number;
  bold: boolean;
  fill: string;
  anchor: 'start' | 'middle' | 'end';
  /** Read from below, as the title of an upright axis. */
  upright: boolean;
}

export interface ImageMark {
  kind: 'image';
  x: number;
  y: number;
  width: number;
  height: number;
  /** Stretched into the box. */
  png: Uint8Array<ArrayBuffer>;
}

/** Most of what one figure may hold. */
export const figureLimits = {
  side: 2000,
  marks: 20_000,
  points: 40_000,
  letters: 500,
  images: 8,
  /** Of one image, bytes. */
  image: 4 * 2 ** 20,
} as const;

/** Type of every figure: what Word, LaTeX and browsers have on every system. */
export const figureFont = "Arial, Helvetica, 'Liberation Sans', sans-serif";

/**
 * Words without what has no shape of its own: control signs, halves of characters, and signs that turn the direction of
 * everything behind them, which names of files may hold.
 */
export function printable(words: string): string {
  return words.replaceAll(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '\ufffd');
}
