import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { readProblem } from './fileProblem';

/** Larger files are known by their size, their time and parts of them: hashing hours of sound takes seconds. */
const wholeBytes = 64 * 2 ** 20;
const parts = 64;
const partBytes = 64 * 1024;

/**
 * Changes when the content of a file does.
 *
 * @returns 32 hexadecimal digits
 * @throws AffectronError `not-found`, `not-readable`
 */
export async function contentHash(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { size, mtimeMs } = await file.stat();
      const hash = createHash('sha256');
      const whole = size <= wholeBytes;
      if (!whole) hash.update(`${size} ${mtimeMs}`);
      const step = whole ? partBytes : (size - partBytes) / (parts - 1);
      const buffer = new Uint8Array(partBytes);
      for (let at = 0; at < size; at += step) {
        const { bytesRead } = await file.read(buffer, 0, partBytes, Math.floor(at));
        hash.update(buffer.subarray(0, bytesRead));
      }
      return hash.digest('hex').slice(0, 32);
    } finally {
      await file.close();
    }
  } catch (thrown) {
    throw readProblem(thrown, path);
  }
}
