import { readdir } from 'node:fs/promises';
import path from 'node:path';

const corpora = path.resolve(import.meta.dirname, '../../../../shared/corpora');

/**
 * Paths of the corpus clips that lie beside the repository, if they do: none may be in it.
 *
 * @param chosen by place in the sorted list and by name
 */
export async function corpusClips(
  folder: 'ravdess-speech' | 'ravdess-song' | 'savee' | 'tess',
  chosen: (index: number, name: string) => boolean,
): Promise<string[]> {
  const names = await readdir(path.join(corpora, folder)).catch(() => []);
  return names
    .sort()
    .filter((name, index) => chosen(index, name))
    .map((name) => path.join(corpora, folder, name));
}
