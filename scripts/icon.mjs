/**
 * `node scripts/icon.mjs`: draws the program's icon, `packaging/icon.svg` and `icon.png`. A voice as eight bars, one for
 * each emotion in its colour and order, on a dark panel.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';
import { root } from './setup/paths.mjs';

/** Side of the picture; macOS leaves a tenth free around the shape. */
const size = 1024;
const panel = { x: 100, y: 100, width: 824, height: 824, radius: 185, colour: '#161b21' };

/** The colours of the emotions on dark, as in `src/renderer`, and how high each bar stands. */
const bars = /** @type {const} */ ([
  ['#9aa7b5', 150],
  ['#35b6c4', 280],
  ['#f3b534', 470],
  ['#5b87e0', 340],
  ['#ea4f55', 560],
  ['#a57be6', 400],
  ['#79b548', 240],
  ['#f086bb', 130],
]);
const barWidth = 46;
const pitch = 82;

/** @typedef {typeof panel} Shape */

/** @type {Shape[]} */
const shapes = [
  panel,
  ...bars.map(([colour, height], index) => ({
    x: size / 2 + (index - (bars.length - 1) / 2) * pitch - barWidth / 2,
    y: (size - height) / 2,
    width: barWidth,
    height,
    radius: barWidth / 2,
    colour,
  })),
];

const folder = join(root, 'packaging');
writeFileSync(join(folder, 'icon.svg'), svg());
writeFileSync(join(folder, 'icon.png'), png());

function svg() {
  const rects = shapes.map(
    ({ x, y, width, height, radius, colour }) =>
      `  <rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${colour}" />\n`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">\n${rects.join('')}</svg>\n`;
}

function png() {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits each of red, green, blue and opacity.
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows(), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The picture line by line, a byte for PNG's filter before each. */
function rows() {
  const line = 1 + size * 4;
  const data = Buffer.alloc(size * line);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) data.set(pixel(x + 0.5, y + 0.5), y * line + 1 + x * 4);
  }
  return data;
}

/**
 * @param {number} x
 * @param {number} y
 * @returns {number[]} Red, green, blue, opacity, 0 to 255; bars lie on the panel, which alone has an edge to the open.
 */
function pixel(x, y) {
  const opacity = coverage(panel, x, y);
  let colour = rgb(panel.colour);
  for (const shape of shapes.slice(1)) {
    const part = coverage(shape, x, y);
    if (part > 0)
      colour = rgb(shape.colour).map((value, index) => value * part + (colour[index] ?? 0) * (1 - part));
  }
  return [...colour.map(Math.round), Math.round(opacity * 255)];
}

/**
 * How much of a pixel a rounded rectangle covers, from the distance to its edge.
 *
 * @param {Shape} shape
 * @param {number} x
 * @param {number} y
 */
function coverage(shape, x, y) {
  const { radius } = shape;
  const dx = Math.abs(x - shape.x - shape.width / 2) - shape.width / 2 + radius;
  const dy = Math.abs(y - shape.y - shape.height / 2) - shape.height / 2 + radius;
  const distance = Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
  return Math.min(1, Math.max(0, 0.5 - distance));
}

/** @param {string} colour `#rrggbb` */
function rgb(colour) {
  return [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16));
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
