/** The live spectrogram as a picture that is written a column at a time and never as a whole. */
import type { LiveSpectrum } from '../capture/liveSpectrum';
import { palette, type Colouring } from './spectrogramPicture';

export class LiveSpectrogramPicture {
  readonly #spectrum: LiveSpectrum;
  #picture: OffscreenCanvas | null = null;
  #column: ImageData | null = null;
  readonly #colouring: Colouring;
  #palette: Uint32Array | null = null;
  /** Columns painted so far. */
  #painted = 0;

  constructor(spectrum: LiveSpectrum, colouring: Colouring) {
    this.#spectrum = spectrum;
    this.#colouring = colouring;
  }

  /**
   * Draws the columns before `edge`, the newest at the right.
   *
   * @param edge place of the right border, columns since the start
   * @param shown columns from border to border
   */
  draw(
    context: CanvasRenderingContext2D,
    edge: number,
    shown: number,
    { width, height }: { width: number; height: number },
  ): void {
    this.#paint();
    const { capacity, total, bands } = this.#spectrum;
    if (this.#picture === null) return;
    const perColumn = width / shown;
    context.imageSmoothingEnabled = true;
    // The ring is drawn in at most two pieces.
    let from = Math.max(0, total - capacity, Math.floor(edge - shown));
    while (from < total) {
      const at = from % capacity;
      const count = Math.min(capacity - at, total - from);
      const x = width - (edge - from) * perColumn;
      context.drawImage(this.#picture, at, 0, count, bands, x, 0, count * perColumn, height);
      from += count;
    }
  }

  #paint(): void {
    const { total, bands, capacity, rangeDb } = this.#spectrum;
    if (bands === 0) return;
    this.#palette ??= palette(this.#colouring, rangeDb);
    this.#picture ??= new OffscreenCanvas(capacity, bands);
    const context = this.#picture.getContext('2d');
    if (context === null) return;
    this.#column ??= context.createImageData(1, bands);
    const pixels = new Uint32Array(this.#column.data.buffer);
    for (let index = Math.max(this.#painted, total - capacity); index < total; index++) {
      const levels = this.#spectrum.column(index);
      for (let band = 0; band < bands; band++) pixels[bands - 1 - band] = this.#palette[levels[band]];
      context.putImageData(this.#column, index % capacity, 0);
    }
    this.#painted = total;
  }
}
