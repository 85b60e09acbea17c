const blockSize = 512;

/** A tar archive (POSIX ustar) of these files; a name of more than 100 characters is parted at its first folder. */
export function tarOf(files: Record<string, Uint8Array>): Buffer {
  const parts: Uint8Array[] = [];
  for (const [path, data] of Object.entries(files)) {
    const header = Buffer.alloc(blockSize);
    const cut = path.length > 100 ? path.indexOf('/') : -1;
    header.write(path.slice(cut + 1), 0);
    header.write(data.length.toString(8).padStart(11, '0'), 124);
    header.write('0', 156);
    header.write('ustar\0' + '00', 257);
    header.write(path.slice(0, Math.max(0, cut)), 345);
    parts.push(header, data, Buffer.alloc((blockSize - (data.length % blockSize)) % blockSize));
  }
  return Buffer.concat([...parts, Buffer.alloc(2 * blockSize)]);
}
