/** Reads a picture file for the Face view, in bounded memory. */
import { longestSide, type Picture } from '../../../shared/face';
import { headBytes, pictureSize } from '../lib/pictureSize';

export interface Photo {
  name: string;
  /** At most `longestSide` a side. */
  picture: Picture;
}

export type PhotoFailure = 'not-a-picture' | 'picture-too-large' | 'broken-picture';

/** Why a file cannot be read. */
export class PhotoProblem extends Error {
  override readonly name = 'PhotoProblem';
  constructor(readonly failure: PhotoFailure) {
    super(failure);
  }
}

export type ReadPhoto = (file: File) => Promise<Photo>;

/** Largest file, bytes, and most pixels: decoded, these are 240 MB. */
const largest = { bytes: 100 * 2 ** 20, pixels: 60e6 };

/** @throws PhotoProblem */
export const readPhoto: ReadPhoto = async (file) => {
  const size = pictureSize(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()));
  if (size === null) throw new PhotoProblem('not-a-picture');
  const { width, height } = size;
  if (file.size > largest.bytes || width * height > largest.pixels)
    throw new PhotoProblem('picture-too-large');
  if (width === 0 || height === 0) throw new PhotoProblem('broken-picture');
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new PhotoProblem('broken-picture');
  });
  try {
    return { name: file.name, picture: reduced(bitmap) };
  } finally {
    bitmap.close();
  }
};

/** The bitmap, turned as the camera was held, may have its sides swapped: its own size counts. */
function reduced(bitmap: ImageBitmap): Picture {
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new PhotoProblem('broken-picture');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return { width, height, data: new Uint8Array(context.getImageData(0, 0, width, height).data.buffer) };
}
