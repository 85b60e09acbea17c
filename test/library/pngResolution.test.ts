import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { withResolution } from '../../src/library/pngResolution';

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const whole = Buffer.alloc(8 + body.length);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), 4 + body.length);
  return whole;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
const png = Buffer.concat([
  signature,
  chunk('IHDR', header),
  chunk('IDAT', deflateSync(Buffer.from([0, 255]))),
  chunk('IEND', Buffer.alloc(0)),
]);

test('300 dots per inch stand behind the header, and the rest is as it was', () => {
  const stamped = Buffer.from(withResolution(png, 300));
  const dots = Buffer.alloc(9);
  dots.writeUInt32BE(11_811, 0);
  dots.writeUInt32BE(11_811, 4);
  dots.writeUInt8(1, 8);
  expect(stamped).toEqual(Buffer.concat([png.subarray(0, 33), chunk('pHYs', dots), png.subarray(33)]));
});

test('what is no PNG is left as it is', () => {
  for (const other of [new Uint8Array(0), signature, Buffer.alloc(100)]) {
    expect(withResolution(other, 300)).toBe(other);
  }
});
