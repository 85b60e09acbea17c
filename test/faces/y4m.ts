import type { Picture } from '../../src/core/face/picture';

/** Pictures as an uncompressed video that Chromium's fake camera plays over and over (YUV4MPEG2, 4:2:0). */
export function y4m(pictures: readonly Picture[], framesPerSecond = 20): Uint8Array {
  const [{ width, height }] = pictures;
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([header, ...pictures.flatMap((picture) => [Buffer.from('FRAME\n'), planes(picture)])]);
}

/** Luma, then both differences of colour at half the size (ITU-R BT.601). */
function planes({ width, height, data }: Picture): Buffer {
  const luma = Buffer.alloc(width * height);
  const [blue, red] = [Buffer.alloc((width * height) / 4), Buffer.alloc((width * height) / 4)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const [r, g, b] = [data[at], data[at + 1], data[at + 2]];
      luma[y * width + x] = Math.round(16 + (65.5 * r + 128.6 * g + 25 * b) / 255);
      if (x % 2 === 0 && y % 2 === 0) {
        const half = (y / 2) * (width / 2) + x / 2;
        blue[half] = Math.round(128 + (-37.8 * r - 74.2 * g + 112 * b) / 255);
        red[half] = Math.round(128 + (112 * r - 93.8 * g - 18.2 * b) / 255);
      }
    }
  }
  return Buffer.concat([luma, blue, red]);
}
