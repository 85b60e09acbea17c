import { access, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { splitFer2013, type Fer2013 } from '../../core/face/fer2013';
import { readProblem } from '../fileProblem';
import { runPython } from '../python/runPython';

export interface ReadFer2013Options {
  /** Folder of `unpack.py`. */
  scripts: string;
  /** Where packed pictures are unpacked to, and kept. */
  work: string;
  python?: string;
}

/**
 * Reads FER2013 from a folder with `fer2013.csv` and `fer2013.u8` or `fer2013.u8.xz`.
 *
 * @throws AffectronError `not-found`, `not-readable`, `damaged`, `no-python` where the packed file cannot be unpacked
 */
export async function readFer2013(folder: string, options: ReadFer2013Options): Promise<Fer2013> {
  const csv = await readOr(join(folder, 'fer2013.csv'));
  const pixels = await readOr(await unpacked(folder, options));
  return splitFer2013(csv.toString('utf8'), pixels);
}

async function unpacked(folder: string, { scripts, work, python }: ReadFer2013Options): Promise<string> {
  const plain = join(folder, 'fer2013.u8');
  const packed = join(folder, 'fer2013.u8.xz');
  if ((await exists(plain)) || !(await exists(packed))) return plain;
  const kept = join(work, 'fer2013.u8');
  if (await exists(kept)) return kept;
  await mkdir(work, { recursive: true });
  await runPython([join(scripts, 'unpack.py'), packed, kept], {
    ...(python !== undefined && { python }),
    onLine: () => Promise.resolve(),
  });
  return kept;
}

function readOr(path: string): Promise<Buffer> {
  return readFile(path).catch((thrown: unknown) => {
    throw readProblem(thrown, path);
  });
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
