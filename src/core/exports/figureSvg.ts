/** A figure as an SVG file: shapes and words, pictures inside it as PNG, nothing that is fetched or run. */
import {
  figureFont,
  printable,
  type Figure,
  type ImageMark,
  type Mark,
  type PathMark,
  type TextMark,
} from './figure';

/** @returns the text of an SVG 1.1 document, as large in print as the figure says */
export function figureSvg(figure: Figure): string {
  const [width, height] = [number(figure.width), number(figure.height)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" ' +
      `width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}" font-family="${figureFont}">`,
    `<title>${escaped(figure.title)}</title>`,
    ...figure.marks.map(markSvg),
    '</svg>',
    '',
  ].join('\n');
}

function markSvg(mark: Mark): string {
  switch (mark.kind) {
    case 'rect':
      return `<rect ${box(mark)} fill="${mark.fill}"${opacity(mark.opacity)}/>`;
    case 'path':
      return pathSvg(mark);
    case 'text':
      return textSvg(mark);
    case 'image':
      return imageSvg(mark);
  }
}

function pathSvg({ points, fill, stroke, strokeWidth, dash, opacity: strength }: PathMark): string {
  const places: string[] = [];
  for (let at = 0; at + 1 < points.length; at += 2) {
    places.push(`${number(points[at])},${number(points[at + 1])}`);
  }
  const line =
    stroke === null
      ? ''
      : ` stroke="${stroke}" stroke-width="${number(strokeWidth)}" stroke-linejoin="round"` +
        (dash.length === 0 ? '' : ` stroke-dasharray="${dash.map(number).join(' ')}"`);
  const shape = fill === null ? 'polyline' : 'polygon';
  return `<${shape} points="${places.join(' ')}" fill="${fill ?? 'none'}"${line}${opacity(strength)}/>`;
}

function textSvg({ words, x, y, size, bold, fill, anchor, upright }: TextMark): string {
  const turn = upright ? ` transform="rotate(-90 ${number(x)} ${number(y)})"` : '';
  return (
    `<text x="${number(x)}" y="${number(y)}" font-size="${number(size)}"${bold ? ' font-weight="bold"' : ''} ` +
    `fill="${fill}" text-anchor="${anchor}"${turn} xml:space="preserve">${escaped(words)}</text>`
  );
}

/** `xlink:href` beside `href`: the only one that Inkscape before 1.0 and many converters know. */
function imageSvg(mark: ImageMark): string {
  const data = `data:image/png;base64,${base64(mark.png)}`;
  return `<image ${box(mark)} preserveAspectRatio="none" xlink:href="${data}"/>`;
}

function box({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string {
  return `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
}

function opacity(share: number): string {
  return share === 1 ? '' : ` opacity="${number(share)}"`;
}

/** A hundredth of a point is finer than any printer. */
function number(value: number): string {
  return String(Number(value.toFixed(2)));
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Words as XML text. XML 1.0 does not even allow control signs that are escaped. */
function escaped(words: string): string {
  return printable(words).replaceAll(/[&<>"']/g, (sign) => entities[sign]);
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 4648; `core` has neither `Buffer` nor `btoa`. */
function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const signs = [18, 12, 6, 0].map((shift) => digits[(three >> shift) & 63]);
    parts.push(
      signs
        .slice(0, Math.min(4, bytes.length - at + 1))
        .join('')
        .padEnd(4, '='),
    );
  }
  return parts.join('');
}
