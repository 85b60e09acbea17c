import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { completeTake, nameTake, partialEnding, wavHeaderBytes } from './takeWriter';

/**
 * Turns the takes a crash left unfinished (`*.wav.partial`) into whole WAV files; those without a single
 * sample are deleted. One that cannot be completed now (a full disk) stays for the next start. Must not run
 * while a take is being recorded into the same folder.
 *
 * @returns the names of the completed files
 */
export async function recoverTakes(folder: string): Promise<string[]> {
  const children = await readdir(folder, { withFileTypes: true }).catch(() => []);
  // No links: a header would be written into whatever they lead to.
  const names = children.filter((each) => each.isFile()).map((each) => each.name);
  const recovered: string[] = [];
  for (const name of names.filter((each) => each.endsWith(`.wav${partialEnding}`))) {
    const path = join(folder, name.slice(0, -partialEnding.length));
    if (await recoverTake(path).catch(() => false)) recovered.push(name.slice(0, -partialEnding.length));
  }
  return recovered;
}

async function recoverTake(path: string): Promise<boolean> {
  const file = await open(path + partialEnding, 'r+');
  const sound = (await file.stat()).size - wavHeaderBytes;
  if (sound < 2) {
    await file.close();
    await rm(path + partialEnding);
    return false;
  }
  await completeTake(file, sound - (sound % 2));
  await nameTake(path);
  return true;
}
