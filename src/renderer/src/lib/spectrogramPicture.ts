/** The spectrogram as pictures: coloured once per clip, then only stretched while zooming. */
import type { SpectrogramImage } from '../../../shared/types';
import { spectrogramColours } from './colourMap';

/** Frames per picture: well under the widest canvas a graphics card takes. */
const tileFrames = 4096;

let colours: Uint32Array | null = null;

/** 256 colours packed as the canvas wants them. */
function palette(): Uint32Array {
  colours ??= new Uint32Array(spectrogramColours(256).buffer);
  return colours;
}

export interface Tile {
  firstFrame: number;
  frames: number;
  picture: OffscreenCanvas;
}

export function spectrogramTiles({ bands, frames, levels }: SpectrogramImage): Tile[] {
  const tiles: Tile[] = [];
  for (let first = 0; first < frames; first += tileFrames) {
    const width = Math.min(tileFrames, frames - first);
    const picture = new OffscreenCanvas(width, bands);
    const context = picture.getContext('2d');
    if (context === null) continue;
    const image = context.createImageData(width, bands);
    const pixels = new Uint32Array(image.data.buffer);
    const packed = palette();
    for (let frame = 0; frame < width; frame++) {
      const row = (first + frame) * bands;
      for (let band = 0; band < bands; band++) {
        pixels[(bands - 1 - band) * width + frame] = packed[levels[row + band]];
      }
    }
    context.putImageData(image, 0, 0);
    tiles.push({ firstFrame: first, frames: width, picture });
  }
  return tiles;
}

/** Draws the frames between two times (seconds); frame `i` is centred on `i * hopSeconds`. */
export function drawTiles(
  context: CanvasRenderingContext2D,
  tiles: readonly Tile[],
  hopSeconds: number,
  stretch: { start: number; end: number },
  size: { width: number; height: number },
): void {
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  const perFrame = (size.width * hopSeconds) / (stretch.end - stretch.start);
  const firstEdge = stretch.start / hopSeconds + 0.5;
  for (const { firstFrame, frames, picture } of tiles) {
    const x = (firstFrame - firstEdge) * perFrame;
    const width = frames * perFrame;
    if (x < size.width && x + width > 0) context.drawImage(picture, x, 0, width, size.height);
  }
}

export interface Cell {
  hertz: number;
  decibels: number;
}

/** What the spectrogram shows at a time (seconds) and height (0 bottom .. 1 top). */
export function cellAt(image: SpectrogramImage, time: number, height: number): Cell {
  const frame = Math.min(image.frames - 1, Math.max(0, Math.round(time / image.hopSeconds)));
  const band = Math.min(image.bands - 1, Math.max(0, Math.floor(height * image.bands)));
  const level = image.levels[frame * image.bands + band];
  return {
    hertz: image.frequencies[band],
    decibels: image.maxDb - image.rangeDb * (1 - level / 255),
  };
}
