import { crc32, deflateSync } from 'node:zlib';
import type { Picture } from '../../src/core/face/picture';

/** A picture as a PNG file. */
export function png({ width, height, data }: Picture): Buffer {
  const rows = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y++)
    rows.set(data.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1);
  return Buffer.concat([signature, header(width, height), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

/** The first bytes of a PNG that claims a size and holds nothing. */
export function hollowPng(width: number, height: number): Buffer {
  return Buffer.concat([signature, header(width, height), chunk('IEND')]);
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function header(width: number, height: number): Buffer {
  const fields = Buffer.alloc(13);
  fields.writeUInt32BE(width, 0);
  fields.writeUInt32BE(height, 4);
  // Eight bits a channel, red, green, blue and opacity.
  fields.set([8, 6], 8);
  return chunk('IHDR', fields);
}

function chunk(name: string, data: Uint8Array = new Uint8Array()): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
