/** Puts marks into a figure, in the colours of print. Lengths in points. */
import { figureFont, printable, type Figure, type Mark } from '../../../../shared/figure';
import { printColours, type PrintColour } from './printColours';

/** How wide words are; the page measures them on a canvas. */
export type Measure = (words: string, size: number, bold: boolean) => number;

export interface WordStyle {
  size?: number;
  bold?: boolean;
  /** A token of the palette. */
  colour?: PrintColour;
  anchor?: 'start' | 'middle' | 'end';
  upright?: boolean;
  /** What is longer is cut, and ends in “…”. */
  room?: number;
}

interface PathStyle {
  fill?: PrintColour;
  stroke?: PrintColour;
  strokeWidth?: number;
  dash?: readonly number[];
  opacity?: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export class Drawing {
  readonly marks: Mark[] = [];
  readonly #measure: Measure;

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  rect(box: Box, token: PrintColour, opacity = 1): void {
    this.marks.push({ kind: 'rect', ...box, fill: printColours[token], opacity });
  }

  /** @param points x, y, x, y … */
  path(
    points: readonly number[],
    { fill, stroke, strokeWidth = 0.75, dash = [], opacity = 1 }: PathStyle,
  ): void {
    this.marks.push({
      kind: 'path',
      points: [...points],
      fill: fill === undefined ? null : printColours[fill],
      stroke: stroke === undefined ? null : printColours[stroke],
      strokeWidth,
      dash: [...dash],
      opacity,
    });
  }

  line(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    stroke: PrintColour = 'edge',
    dash: readonly number[] = [],
  ): void {
    this.path([x1, y1, x2, y2], { stroke, strokeWidth: 0.6, dash });
  }

  frame({ x, y, width, height }: Box, stroke: PrintColour = 'edge', strokeWidth = 0.6): void {
    this.path([x, y, x + width, y, x + width, y + height, x, y + height, x, y], { stroke, strokeWidth });
  }

  /** Lines across a box: what is told apart from a filled one without colour. */
  hatch({ x, y, width, height }: Box, stroke: PrintColour, opacity = 1): void {
    for (let at = x - height; at < x + width; at += 4) {
      const [from, to] = [Math.max(x, at), Math.min(x + width, at + height)];
      if (to <= from) continue;
      this.path([from, y + height - (from - at), to, y + height - (to - at)], {
        stroke,
        strokeWidth: 0.7,
        opacity,
      });
    }
  }

  words(words: string, x: number, y: number, style: WordStyle = {}): void {
    const {
      size = 8,
      bold = false,
      colour = 'text',
      anchor = 'start',
      upright = false,
      room = Infinity,
    } = style;
    const fitting = this.fit(words, size, bold, room);
    if (fitting === '') return;
    this.marks.push({
      kind: 'text',
      words: fitting,
      x,
      y,
      size,
      bold,
      fill: printColours[colour],
      anchor,
      upright,
    });
  }

  image(png: Uint8Array<ArrayBuffer>, box: Box): void {
    this.marks.push({ kind: 'image', ...box, png });
  }

  width(words: string, size = 8, bold = false): number {
    return this.#measure(words, size, bold);
  }

  fit(words: string, size: number, bold: boolean, room: number): string {
    const letters = Array.from(printable(words)).slice(0, 300);
    if (letters.length === 0 || this.#measure(letters.join(''), size, bold) <= room) return letters.join('');
    let [least, most] = [0, letters.length - 1];
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      if (this.#measure(cut(letters, middle), size, bold) <= room) least = middle;
      else most = middle - 1;
    }
    return least === 0 ? '' : cut(letters, least);
  }

  /** Takes the marks of another drawing, moved. */
  place(other: Drawing, dx: number, dy: number): void {
    for (const mark of other.marks) this.marks.push(moved(mark, dx, dy));
  }

  figure(title: string, width: number, height: number): Figure {
    const paper: Mark = {
      kind: 'rect',
      x: 0,
      y: 0,
      width,
      height,
      fill: printColours.panel,
      opacity: 1,
    };
    return { width, height, title, marks: [paper, ...this.marks] };
  }
}

function cut(letters: readonly string[], count: number): string {
  return `${letters.slice(0, count).join('').trimEnd()}…`;
}

function moved(mark: Mark, dx: number, dy: number): Mark {
  if (mark.kind !== 'path') return { ...mark, x: mark.x + dx, y: mark.y + dy };
  return { ...mark, points: mark.points.map((value, index) => value + (index % 2 === 0 ? dx : dy)) };
}

/** On a canvas, in the type that the picture has. */
export function canvasMeasure(): Measure {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (context === null) throw new Error('There is no canvas to measure words on.');
  return (words, size, bold) => {
    context.font = `${bold ? 'bold ' : ''}${size}px ${figureFont}`;
    return context.measureText(words).width;
  };
}
