/** The jobs that bring corpus clips into the library. */
import { basename } from 'node:path';
import { downloadRavdess } from '../../library/downloadRavdess';
import { importCorpus } from '../../library/importCorpus';
import type { ImportChoice, ImportReport } from '../../library/importCorpus';
import type { Library } from '../../library/library';
import type { Progress } from '../../library/progress';
import type { JobProgress, JobWork } from './jobService';

/** Imports a folder or zip that the person chose. */
export function importJob(library: Library, source: string, choice: ImportChoice): JobWork {
  return {
    kind: 'import',
    title: `Adding samples from “${basename(source)}”`,
    run: async (report, signal) =>
      summary(
        await importCorpus({ source, choice, library, signal, onProgress: (at) => report(asShare(at)) }),
      ),
  };
}

/** Downloads the official RAVDESS speech zip and imports it. */
export function downloadJob(library: Library, choice: ImportChoice): JobWork {
  return {
    kind: 'download',
    title: 'Downloading RAVDESS speech',
    run: async (report, signal) =>
      summary(await downloadRavdess({ choice, library, signal, onProgress: (at) => report(asShare(at)) })),
  };
}

export function asShare({ done, total, step }: Progress): JobProgress {
  return { step, progress: total === null || total === 0 ? null : Math.min(1, done / total) };
}

/** E.g. "96 clips added, 2 were there already, 1 could not be read". */
function summary({ added, alreadyThere, failed }: ImportReport): string {
  const parts = [`${clips(added.length)} added`];
  if (alreadyThere > 0) parts.push(`${alreadyThere} ${alreadyThere === 1 ? 'was' : 'were'} there already`);
  if (failed.length > 0) parts.push(`${failed.length} could not be read`);
  return parts.join(', ');
}

function clips(count: number): string {
  return `${count} ${count === 1 ? 'clip' : 'clips'}`;
}
