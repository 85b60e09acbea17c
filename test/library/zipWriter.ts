import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  data: Uint8Array;
  /** Packed; default stored. */
  deflate?: boolean;
  /** Upper half of the external attributes, as Unix archivers write it; default a plain file. */
  mode?: number;
  /** General purpose flags; bit 0 says "encrypted". */
  flags?: number;
  /** Stated instead of the truth. */
  size?: number;
  crc?: number;
}

const plainFile = 0o100644;
export const symbolicLink = 0o120777;

/** A zip archive, in memory; also of kinds that no honest archiver writes. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8');
    const packed = entry.deflate ? deflateRawSync(entry.data) : Buffer.from(entry.data);
    const common = commonFields(entry, packed.length, name.length);
    const local = Buffer.concat([signature(0x04034b50), common, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.mode ?? plainFile) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    // Made by: version 2.0 on Unix (3), without which the mode means nothing.
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 3]), common, tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

/** From "version needed" to "extra field length": the same in both headers. */
function commonFields({ data, deflate, flags, size, crc }: ZipEntry, packed: number, name: number): Buffer {
  const fields = Buffer.alloc(26);
  const isUtf8 = 0x800;
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE((flags ?? 0) | isUtf8, 2);
  fields.writeUInt16LE(deflate ? 8 : 0, 4);
  fields.writeUInt32LE(crc ?? crc32(data), 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(size ?? data.length, 18);
  fields.writeUInt16LE(name, 22);
  return fields;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
