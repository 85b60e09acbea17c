/** Width and height of a picture file from its first bytes, so that a huge one is refused before it is decoded. */

export interface PictureSize {
  width: number;
  height: number;
}

/** So many first bytes hold the size, unless a JPEG carries very much before it. */
export const headBytes = 256 * 1024;

/** @returns `null` for what is neither PNG, JPEG nor WebP, or is broken before its size */
export function pictureSize(head: Uint8Array): PictureSize | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    return png(view) ?? jpeg(view) ?? webp(view);
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

/** Header chunk of PNG (ISO/IEC 15948). */
function png(view: DataView): PictureSize | null {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** The first start-of-frame segment of JPEG (ITU-T T.81, B.2.2). */
function jpeg(view: DataView): PictureSize | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  for (;;) {
    const marker = view.getUint16(at);
    if (marker < 0xff00) return null;
    const kind = marker & 0xff;
    // C4, C8 and CC are no frames but tables.
    const frame = kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind);
    if (frame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // Fill bytes before a marker.
    at += kind === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
}

/** The three kinds of WebP (RFC 9649). */
function webp(view: DataView): PictureSize | null {
  if (view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return null;
  switch (view.getUint32(12)) {
    case 0x56503858: {
      const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
      return { width: 1 + three(24), height: 1 + three(27) };
    }
    case 0x5650384c: {
      const bits = view.getUint32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case 0x56503820:
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return null;
  }
}
