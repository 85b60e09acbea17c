import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createRequire } from 'node:module';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * The native TensorFlow these tests can use: the installed tfjs-node, else the one that
 * `scripts/native-backend.mjs` assembled. `reason` is appended to test titles, so that a skip explains itself.
 */
export async function findNative(): Promise<{ folder: string | null; reason: string }> {
  const assembled = path.join(root, '.cache/native/node_modules/@tensorflow/tfjs-node');
  for (const folder of [installed(), assembled]) {
    if (folder !== null && (await holdsLibrary(folder))) return { folder, reason: '' };
  }
  return {
    folder: null,
    reason: ' (skipped: no native TensorFlow here; node scripts/native-backend.mjs assembles one)',
  };
}

function installed(): string | null {
  try {
    return path.dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-node/package.json'));
  } catch {
    return null;
  }
}

async function holdsLibrary(folder: string): Promise<boolean> {
  try {
    await readFile(path.join(folder, 'package.json'));
    await access(path.join(folder, 'deps', 'lib'));
    return true;
  } catch {
    return false;
  }
}
