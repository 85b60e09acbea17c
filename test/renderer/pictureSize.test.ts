import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { pictureSize } from '../../src/renderer/src/lib/pictureSize';
import { hollowPng } from '../faces/png';

/** A JPEG of nothing but a comment and a start of frame. */
function jpeg(width: number, height: number, marker = 0xc0): Uint8Array {
  const comment = [0xff, 0xfe, 0, 5, 1, 2, 3];
  const frame = [0xff, marker, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255];
  return Uint8Array.from([0xff, 0xd8, ...comment, 0xff, ...frame]);
}

function webp(kind: string, fields: [number, number[]][]): Uint8Array {
  const bytes = new Uint8Array(40);
  bytes.set(Buffer.from('RIFF'), 0);
  bytes.set(Buffer.from(`WEBP${kind}`), 8);
  for (const [at, values] of fields) bytes.set(values, at);
  return bytes;
}

describe('pictureSize', () => {
  it('reads PNG', async () => {
    const file = await readFile(join(root, 'docs', 'images', 'listen-small.png'));
    expect(pictureSize(file)).toEqual({ width: 1024, height: 640 });
    expect(pictureSize(hollowPng(50_000, 40_000))).toEqual({ width: 50_000, height: 40_000 });
  });

  it('reads JPEG, baseline and progressive, behind other segments', () => {
    expect(pictureSize(jpeg(4032, 3024))).toEqual({ width: 4032, height: 3024 });
    expect(pictureSize(jpeg(640, 480, 0xc2))).toEqual({ width: 640, height: 480 });
  });

  it('reads the three kinds of WebP', () => {
    expect(pictureSize(webp('VP8X', [[24, [0x7f, 2, 0, 0xdf, 1, 0]]]))).toEqual({ width: 640, height: 480 });
    const bits = 639 | (479 << 14);
    const lossless = [bits & 255, (bits >> 8) & 255, (bits >> 16) & 255, (bits >> 24) & 255];
    expect(pictureSize(webp('VP8L', [[21, lossless]]))).toEqual({ width: 640, height: 480 });
    expect(pictureSize(webp('VP8 ', [[26, [0x80, 2, 0xe0, 1]]]))).toEqual({ width: 640, height: 480 });
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('<html>no picture</html>'.repeat(4))],
    ['a torn PNG', hollowPng(10, 10).subarray(0, 18)],
    ['a JPEG that ends before its size', jpeg(640, 480).subarray(0, 14)],
    ['a JPEG gone astray', Uint8Array.from([0xff, 0xd8, 0x12, 0x34, 0, 4, 0, 0])],
    ['another RIFF', webp('XXXX', [])],
  ])('finds none in %s', (_, head) => {
    expect(pictureSize(head)).toBeNull();
  });
});
