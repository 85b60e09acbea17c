/** The spectrogram as pictures: coloured once for each clip and choice of colours, then only stretched while zooming. */
import type { SpectrogramImage } from '../../../shared/types';
import { spectrogramColours, type ColourMap } from './colourMap';

/** Frames per picture: well under the widest canvas a graphics card takes. */
const tileFrames = 4096;

export interface Colouring {
  map: ColourMap;
  /** Levels that the colours span, dB. */
  rangeDb: number;
}

/** The colour of each level byte of an image that holds `heldDb`, packed as the canvas wants it. */
export function palette({ map, rangeDb }: Colouring, heldDb: number): Uint32Array {
  const colours = new Uint32Array(spectrogramColours(256, map).buffer);
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    const below = heldDb * (1 - byte / 255);
    return colours[Math.round(255 * Math.max(0, 1 - below / rangeDb))];
  });
}

export interface Tile {
  /** Time at which the picture begins, and how long it lasts, seconds. */
  start: number;
  seconds: number;
  picture: OffscreenCanvas;
}

export function spectrogramTiles(image: SpectrogramImage, colouring: Colouring): Tile[] {
  const { frames, startSeconds, hopSeconds } = image;
  const packed = palette(colouring, image.rangeDb);
  const tiles: Tile[] = [];
  for (let first = 0; first < frames; first += tileFrames) {
    const width = Math.min(tileFrames, frames - first);
    const picture = painted(image, packed, first, width);
    tiles.push({ start: startSeconds + first * hopSeconds, seconds: width * hopSeconds, picture });
  }
  return tiles;
}

/** Levels of any kind in grey. */
export function levelTile({
  bands,
  frames,
  levels,
  start,
  frameSeconds,
}: {
  bands: number;
  frames: number;
  levels: Uint8Array;
  start: number;
  frameSeconds: number;
}): Tile {
  const packed = new Uint32Array(spectrogramColours(256, 'grey').buffer);
  const picture = painted({ bands, frames, levels }, packed, 0, frames);
  return { start, seconds: frames * frameSeconds, picture };
}

/** Frames first to first + width of an image as a picture. */
function painted(
  { bands, levels }: { bands: number; frames: number; levels: Uint8Array },
  packed: Uint32Array,
  first: number,
  width: number,
): OffscreenCanvas {
  const picture = new OffscreenCanvas(width, bands);
  const context = picture.getContext('2d');
  if (context === null) return picture;
  const data = context.createImageData(width, bands);
  const pixels = new Uint32Array(data.data.buffer);
  for (let frame = 0; frame < width; frame++) {
    const row = (first + frame) * bands;
    for (let band = 0; band < bands; band++) {
      pixels[(bands - 1 - band) * width + frame] = packed[levels[row + band]];
    }
  }
  context.putImageData(data, 0, 0);
  return picture;
}

/** Draws what lies between two times (seconds). */
export function drawTiles(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  tiles: readonly Tile[],
  view: { start: number; end: number },
  size: { width: number; height: number },
): void {
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  const perSecond = size.width / (view.end - view.start);
  for (const { start, seconds, picture } of tiles) {
    const x = (start - view.start) * perSecond;
    const width = seconds * perSecond;
    if (x < size.width && x + width > 0) context.drawImage(picture, x, 0, width, size.height);
  }
}

export interface Cell {
  hertz: number;
  decibels: number;
}

/** What the spectrogram shows at a time (seconds) and height (0 bottom .. 1 top). */
export function cellAt(image: SpectrogramImage, time: number, height: number): Cell {
  const at = Math.floor((time - image.startSeconds) / image.hopSeconds);
  const frame = Math.min(image.frames - 1, Math.max(0, at));
  const band = Math.min(image.bands - 1, Math.max(0, Math.floor(height * image.bands)));
  const level = image.levels[frame * image.bands + band];
  return {
    hertz: image.frequencies[band],
    decibels: image.maxDb - image.rangeDb * (1 - level / 255),
  };
}
