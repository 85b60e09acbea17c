import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Moves a damaged file to `<name>.damaged-<n>` beside it and says under which name it is kept. */
export async function setAside(folder: string, name: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const aside = `${name}.damaged-${n}`;
    if (await exists(join(folder, aside))) continue;
    await rename(join(folder, name), join(folder, aside));
    return aside;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
