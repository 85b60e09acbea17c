/** Draws pictures that are saved in the colours and the type of the page. */
import { colourToken } from './dom';

export interface PenStyle {
  size?: number;
  bold?: boolean;
  dim?: boolean;
  centred?: boolean;
  right?: boolean;
}

export class PicturePen {
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly #from: Element;
  readonly #family: string;
  readonly #edge: number;

  /**
   * @param from where colours and type are read from
   * @param edge where words end at the latest, px
   */
  constructor(context: OffscreenCanvasRenderingContext2D, from: Element, edge: number) {
    this.context = context;
    this.#from = from;
    this.#family = getComputedStyle(from).fontFamily;
    this.#edge = edge;
  }

  get family(): string {
    return this.#family;
  }

  colour(token: string): string {
    return colourToken(this.#from, token);
  }

  /** Never wider than the picture: what is too long is cut. */
  write(what: string, x: number, y: number, { size = 12, bold, dim, centred, right }: PenStyle = {}): void {
    const { context } = this;
    context.font = `${bold ? '600 ' : ''}${size}px ${this.#family}`;
    context.fillStyle = this.colour(dim ? 'dim' : 'text');
    context.textAlign = centred ? 'center' : right ? 'right' : 'left';
    context.fillText(what, x, y, this.#edge - (centred || right ? 0 : x));
  }

  /** A track, with the accent over it as strong as `share` says. */
  box(x: number, y: number, w: number, h: number, share: number): void {
    const { context } = this;
    context.fillStyle = this.colour('track');
    context.fillRect(x, y, w, h);
    context.globalAlpha = share;
    context.fillStyle = this.colour('accent');
    context.fillRect(x, y, w, h);
    context.globalAlpha = 1;
  }
}

/** The bytes of a PNG of what `draw` draws, `ratio` pixels for each of its units. */
export async function drawnPng(
  { width, height, ratio }: { width: number; height: number; ratio: number },
  draw: (context: OffscreenCanvasRenderingContext2D) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width * ratio, height * ratio);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas to draw the picture on.');
  context.scale(ratio, ratio);
  draw(context);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
