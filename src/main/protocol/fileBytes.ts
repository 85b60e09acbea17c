import { open, stat, type FileHandle } from 'node:fs/promises';
import { readProblem } from '../../library/fileProblem';
import type { SoundBytes } from './serveBytes';

/**
 * The bytes of a file, read as they are asked for. It stays open from the first of them to `close`, so that a file that
 * is deleted while it plays plays on.
 *
 * @throws AffectronError `not-found`, `not-readable`
 */
export async function fileBytes(path: string): Promise<SoundBytes> {
  let opening: Promise<FileHandle> | null = null;
  try {
    const { size } = await stat(path);
    return {
      byteLength: size,
      async slice(start, end) {
        const file = await (opening ??= open(path, 'r'));
        const { buffer, bytesRead } = await file.read(new Uint8Array(end - start), 0, end - start, start);
        return buffer.subarray(0, bytesRead);
      },
      async close() {
        const file = await opening?.catch(() => null);
        opening = null;
        await file?.close();
      },
    };
  } catch (thrown) {
    throw readProblem(thrown, path);
  }
}
