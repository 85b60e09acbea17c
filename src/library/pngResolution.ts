/** How large a PNG is in print: canvases do not say, and then a picture of 300 dots per inch comes out four times too large. */
import { crc32 } from 'node:zlib';

const metresPerInch = 0.0254;
/** Signature, and the chunk IHDR, which comes first: ISO/IEC 15948, 5.6. */
const headerBytes = 8 + 25;

/** The same picture with the chunk `pHYs` behind its header; as it is where its header is no header. */
export function withResolution(png: Uint8Array, dotsPerInch: number): Uint8Array {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (png.length < headerBytes || view.getUint32(8) !== 13 || view.getUint32(12) !== 0x49484452) return png;
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write('pHYs', 4, 'latin1');
  const dotsPerMetre = Math.round(dotsPerInch / metresPerInch);
  chunk.writeUInt32BE(dotsPerMetre, 8);
  chunk.writeUInt32BE(dotsPerMetre, 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return Buffer.concat([png.subarray(0, headerBytes), chunk, png.subarray(headerBytes)]);
}
