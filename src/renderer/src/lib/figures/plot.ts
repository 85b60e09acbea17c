/** The frame of every plot: title, axes with units, and below it whose sound, which model and which version. */
import type { Figure } from '../../../../shared/figure';
import { Drawing, type Box, type Measure } from './drawing';

/** As wide as the text of an A4 page, 170 mm. */
export const pageWidth = 482;

export interface Tick {
  /** 0 left or bottom … 1 right or top. */
  at: number;
  words: string;
}

export interface PlotOptions {
  title: string;
  /** Second line. */
  note?: string;
  /** What stands at the foot: file, model, version. */
  caption: string;
  /** Of the area that is drawn in. */
  height: number;
  /** Of all. Default: of a page. */
  width?: number;
  /** Room beside the area, for the words of its axis and for a legend. Defaults 46 and 14. */
  left?: number;
  right?: number;
  /** Room between the area and the foot. Default 34: ticks and the title of the axis. */
  below?: number;
  measure: Measure;
}

export class Plot extends Drawing {
  readonly area: Box;
  readonly #options: PlotOptions;
  readonly fullWidth: number;

  constructor(options: PlotOptions) {
    super(options.measure);
    const { title, note, width = pageWidth, left = 46, right = 14, height } = options;
    this.#options = options;
    this.fullWidth = width;
    const top = note === undefined ? 30 : 42;
    this.area = { x: left, y: top, width: width - left - right, height };
    this.words(title, 12, 19, { size: 11, bold: true, room: width - 24 });
    if (note !== undefined) this.words(note, 12, 32, { colour: 'dim', room: width - 24 });
  }

  /** Where a share of the width, counted from the left, and of the height, from the bottom, lie. */
  x(share: number): number {
    return this.area.x + share * this.area.width;
  }

  y(share: number): number {
    return this.area.y + (1 - share) * this.area.height;
  }

  xAxis(ticks: readonly Tick[], title: string): void {
    const foot = this.area.y + this.area.height;
    for (const { at, words } of ticks) {
      this.line(this.x(at), foot, this.x(at), foot + 3);
      this.words(words, this.x(at), foot + 11, { size: 7, colour: 'dim', anchor: 'middle' });
    }
    this.words(title, this.x(0.5), foot + 23, { anchor: 'middle', room: this.area.width });
  }

  yAxis(ticks: readonly Tick[], title: string): void {
    const { x, y, height } = this.area;
    let widest = 0;
    for (const { at, words } of ticks) {
      this.line(x - 3, this.y(at), x, this.y(at));
      this.words(words, x - 5, this.y(at) + 2.5, { size: 7, colour: 'dim', anchor: 'end' });
      widest = Math.max(widest, this.width(words, 7));
    }
    this.words(title, x - widest - 11, y + height / 2, { anchor: 'middle', upright: true, room: height });
  }

  /** Thin lines across the area, behind what is drawn after them. */
  rules(shares: readonly number[]): void {
    for (const share of shares) this.line(this.x(0), this.y(share), this.x(1), this.y(share), 'line');
  }

  get height(): number {
    const { below = 34 } = this.#options;
    return this.area.y + this.area.height + below + 16;
  }

  finish(): Figure {
    const { title, caption } = this.#options;
    this.words(caption, 12, this.height - 7, { size: 7, colour: 'dim', room: this.fullWidth - 24 });
    return this.figure(`${title}. ${caption}`.slice(0, 500), this.fullWidth, this.height);
  }
}

export const percentTicks: readonly Tick[] = [0, 0.25, 0.5, 0.75, 1].map((at) => ({
  at,
  words: String(100 * at),
}));
