import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { labelFromName } from '../../../src/core/corpora/labelFromName';
import { importCorpus } from '../../../src/library/importCorpus';
import { findLabelled } from '../../../src/library/labelled/findLabelled';
import { Library } from '../../../src/library/library';
import { probeFile } from '../../../src/library/probeFile';
import { namedFolder, zipFile } from '../inputs';
import { demand, outcomeOf, refusalCode, type Outcome } from './violation';

/** What an import may write below the data folder. */
const expected = /^(library\.json|samples\/(RAVDESS|SAVEE|TESS|EMO-DB|CREMA-D)\/[\w-]+\.\w+)$/;

async function imported(folder: string, source: string): Promise<Outcome> {
  const before = await filesUnder(folder);
  const dataFolder = join(folder, 'data');
  const library = await Library.open({ dataFolder });
  const { value: report, code } = await outcomeOf(() =>
    importCorpus({ source: join(folder, source), choice: 'everything', library }),
  );
  for (const { problem } of report?.failed ?? []) refusalCode(problem);
  for (const notice of library.notices) refusalCode(notice);
  const listed = library.list();
  await library.close();
  const kept = await filesUnder(dataFolder);
  for (const name of kept) demand(expected.test(name), `“${name}” was written`);
  const sounds = kept.filter((name) => name !== 'library.json');
  demand(sounds.length === listed.length, `${sounds.length} files for ${listed.length} clips`);
  for (const name of sounds) {
    demand(labelFromName(name) !== null, `“${name}” is no name of a clip`);
    await probeFile(join(dataFolder, name));
  }
  const after = (await filesUnder(folder)).filter((name) => !name.startsWith('data/'));
  demand(after.join('\n') === before.join('\n'), 'the import wrote outside of the data folder');
  const again = await Library.open({ dataFolder });
  demand(again.notices.length === 0 && again.list().length === listed.length, 'another list after a restart');
  await again.close();
  return code ?? 'taken';
}

export function tryZip(folder: string): Promise<Outcome> {
  return imported(folder, zipFile);
}

export async function tryNames(folder: string): Promise<Outcome> {
  const source = join(folder, namedFolder);
  const labelled = await outcomeOf(() => findLabelled(source));
  for (const { path, label } of labelled.value?.files ?? []) {
    demand(label.actor !== '' && (await readFile(path)).length >= 0, `no actor for “${path}”`);
  }
  return imported(folder, namedFolder);
}

async function filesUnder(folder: string): Promise<string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return all
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
