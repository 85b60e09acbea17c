import type { Command } from 'commander';
import { AffectronError } from '../core/errors';
import { dataFolder } from '../library/dataFolder';
import { downloadRavdess } from '../library/downloadRavdess';
import { balancedClips, importCorpus, type ImportReport } from '../library/importCorpus';
import { attributionOf } from '../library/item';
import { Library } from '../library/library';
import { print, printProblem } from './output';
import { progressOn } from './progressOn';

interface SamplesOptions {
  everything?: true;
  download?: true;
}

/** Adds `affectron samples`. */
export function registerSamples(program: Command): void {
  program
    .command('samples')
    .description('Add clips of a speech corpus to the library that the app shows.')
    .argument('[path]', 'folder or zip of RAVDESS, SAVEE, TESS, EMO-DB or CREMA-D')
    .option('--everything', `all clips, not a balanced choice of ${balancedClips}`)
    .option('--download', 'download the official RAVDESS speech zip (208 MB) and import it')
    .action(samples);
}

async function samples(path: string | undefined, { everything, download }: SamplesOptions): Promise<void> {
  if ((path === undefined) === (download === undefined)) {
    throw new AffectronError('wrong-use', 'Name either a folder or zip to import, or --download.');
  }
  const library = await Library.open({ dataFolder: dataFolder(), role: 'guest' });
  const cancel = new AbortController();
  const onInterrupt = () => cancel.abort();
  process.once('SIGINT', onInterrupt);
  const progress = progressOn(process.stderr);
  try {
    const options = {
      library,
      choice: everything ? ('everything' as const) : ('balanced' as const),
      onProgress: progress.show,
      signal: cancel.signal,
    };
    const report =
      path === undefined ? await downloadRavdess(options) : await importCorpus({ ...options, source: path });
    progress.end();
    summarise(report);
  } finally {
    progress.end();
    process.off('SIGINT', onInterrupt);
    await library.close();
    for (const notice of library.notices) printProblem('affectron', notice);
  }
}

function summarise({ added, alreadyThere, failed, corpora }: ImportReport): void {
  for (const { fileName, problem } of failed) printProblem(fileName, problem);
  const already = alreadyThere === 0 ? '' : `, ${alreadyThere} were there already`;
  print(
    `${added.length} ${added.length === 1 ? 'clip' : 'clips'} added${already}. The app lists them under ${corpora.join(' and ')}.`,
  );
  for (const corpus of corpora) print(`${corpus}: ${attributionOf(corpus)}`);
  if (failed.length > 0) process.exitCode = 1;
}
