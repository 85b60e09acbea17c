import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Packages that a built file imports before it runs, and the files it imports. */
export async function loadedAtStart(file: string, seen = new Map<string, string[]>()): Promise<string[]> {
  if (seen.has(file)) return [];
  const code = await readFile(file, 'utf8');
  const names = [...code.matchAll(/^import (?:[^'"]* from )?["']([^"']+)["']/gm)].map(
    ([, name = '']) => name,
  );
  seen.set(
    file,
    names.filter((name) => !name.startsWith('.') && !name.startsWith('node:')),
  );
  for (const name of names.filter((name) => name.startsWith('.'))) {
    await loadedAtStart(join(dirname(file), name), seen);
  }
  return [...new Set([...seen.values()].flat())];
}
