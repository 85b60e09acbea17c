import { open, stat } from 'node:fs/promises';
import { readProblem } from '../../library/fileProblem';
import type { SoundBytes } from './serveBytes';

/** The bytes of a file, read as they are asked for. @throws AffectronError `not-found`, `not-readable` */
export async function fileBytes(path: string): Promise<SoundBytes> {
  try {
    const { size } = await stat(path);
    return {
      byteLength: size,
      async slice(start, end) {
        const file = await open(path, 'r');
        try {
          const { buffer, bytesRead } = await file.read(new Uint8Array(end - start), 0, end - start, start);
          return buffer.subarray(0, bytesRead);
        } finally {
          await file.close();
        }
      },
    };
  } catch (thrown) {
    throw readProblem(thrown, path);
  }
}
