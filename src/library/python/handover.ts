/**
 * The files that training in Python and the rest of Affectron hand to each other: four letters, the header's length,
 * the header as JSON filled up with spaces to a multiple of four bytes, then float32 values; all little-endian.
 * `training/handover.py` reads and writes the same.
 */
import { open } from 'node:fs/promises';
import { writeProblem } from '../fileProblem';

const magic = 'AFLT';

/** The bytes before the values. */
export function encodeHeader(header: unknown): Uint8Array {
  const text = Buffer.from(JSON.stringify(header), 'utf8');
  const padding = (4 - (text.length % 4)) % 4;
  const start = Buffer.alloc(8);
  start.write(magic, 'latin1');
  start.writeUInt32LE(text.length + padding, 4);
  return Buffer.concat([start, text, Buffer.alloc(padding, ' ')]);
}

/**
 * Writes a header and values, one array after the other: together they may be larger than one buffer can be.
 *
 * @throws AffectronError `disk-full` or `cannot-write`
 */
export async function writeHandover(
  path: string,
  header: unknown,
  arrays: readonly Float32Array[],
): Promise<void> {
  try {
    const file = await open(path, 'w');
    try {
      await file.writeFile(encodeHeader(header));
      for (const { buffer, byteOffset, byteLength } of arrays) {
        await file.writeFile(new Uint8Array(buffer, byteOffset, byteLength));
      }
    } finally {
      await file.close();
    }
  } catch (thrown) {
    throw writeProblem(thrown, path);
  }
}

/**
 * The header and all values behind it.
 *
 * @throws Error when the bytes are no hand-over, or not a whole one
 */
export function decodeHandover(bytes: Uint8Array): { header: unknown; values: Float32Array } {
  const whole = Buffer.from(bytes);
  if (whole.length < 8 || whole.toString('latin1', 0, 4) !== magic) throw new Error('no hand-over');
  const end = 8 + whole.readUInt32LE(4);
  if (end > whole.length || (whole.length - end) % 4 !== 0) throw new Error('the hand-over is cut off');
  const header: unknown = JSON.parse(whole.toString('utf8', 8, end));
  return { header, values: new Float32Array(Uint8Array.from(whole.subarray(end)).buffer) };
}
