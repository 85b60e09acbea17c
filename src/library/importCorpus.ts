import { join } from 'node:path';
import { probeSound } from '../core/audio/probe';
import { balancedChoice } from '../core/corpora/balancedChoice';
import { corpora, type Corpus } from '../core/corpora/clipLabel';
import { AffectronError, toProblem, type Problem } from '../core/errors';
import { cancelled, stopIfCancelled } from './cancelled';
import { corpusClips, type CorpusClip } from './corpusClips';
import { openCorpusSource } from './corpusSource';
import { inParallel } from './inParallel';
import type { Library, NewClip } from './library';
import { unknownFormat } from './probeFile';
import type { OnProgress } from './progress';
import { writeWhole } from './writeWhole';

/** `balanced`: `balancedClips` clips, even over emotions and actors. */
export type ImportChoice = 'balanced' | 'everything';

export const balancedClips = 96;

export interface ImportOptions {
  /** A folder or a zip archive, as people download a corpus. */
  source: string;
  choice: ImportChoice;
  library: Library;
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

export interface ImportReport {
  /** Ids of the entries that came new. */
  added: string[];
  /** How many chosen clips the library had already. */
  alreadyThere: number;
  /** Clips that could not be taken; the others were. */
  failed: { fileName: string; problem: Problem }[];
  /** Corpora the chosen clips belong to. */
  corpora: Corpus[];
}

/** Clips copied at the same time: enough to keep a disk busy while another waits to be forced out. */
const parallel = 6;

/** Clips listed together: each time, the index is written once. */
const batchSize = 96;

/**
 * Copies clips of RAVDESS, SAVEE, TESS, EMO-DB or CREMA-D into the library: each written whole, checked to
 * be sound, listed at once. When it is cancelled or fails, what was copied until then is whole and listed.
 *
 * @throws AffectronError `no-clips-found`, `damaged-archive`, `not-found`, `not-readable`, `disk-full`,
 *   `cannot-write`, `cancelled`
 */
export async function importCorpus(options: ImportOptions): Promise<ImportReport> {
  const { source: path, library, onProgress, signal } = options;
  stopIfCancelled(signal);
  onProgress?.({ done: 0, total: null, step: 'Looking for clips' });
  await library.refresh();
  const source = await openCorpusSource(path, signal);
  try {
    return await copyClips(
      chosenClips(source.files.length, corpusClips(source.files), options.choice),
      options,
    );
  } finally {
    await source.close();
  }
}

function chosenClips(fileCount: number, clips: CorpusClip[], choice: ImportChoice): CorpusClip[] {
  if (clips.length === 0) {
    const found =
      fileCount === 0 ? 'no sound files' : `${fileCount} sound files, but none named as in a corpus`;
    throw new AffectronError('no-clips-found', `There are no clips of a known corpus here: ${found}.`, {
      advice:
        'Choose the unpacked folder or the zip of RAVDESS (files like 03-01-06-01-02-01-12.wav), SAVEE ' +
        '(DC_a01.wav or DC/a01.wav), TESS (OAF_back_angry.wav), EMO-DB (03a01Fa.wav) or CREMA-D ' +
        '(1001_DFA_ANG_XX.wav), with the file names as they were.',
    });
  }
  if (choice === 'everything') return clips;
  const claimed = clips.filter(({ label }) => label.emotion !== null);
  return balancedChoice(claimed, ({ label }) => label, balancedClips);
}

async function copyClips(
  chosen: readonly CorpusClip[],
  { library, onProgress, signal }: ImportOptions,
): Promise<ImportReport> {
  const names = new Map(corpora.map((corpus) => [corpus, library.clipNames(corpus)]));
  const wanted = chosen.filter(
    ({ label, fileName }) => !names.get(label.corpus)?.has(fileName.toLowerCase()),
  );
  const report: ImportReport = {
    added: [],
    alreadyThere: chosen.length - wanted.length,
    failed: [],
    corpora: corpora.filter((corpus) => chosen.some(({ label }) => label.corpus === corpus)),
  };
  let waiting: NewClip[] = [];
  const list = async () => {
    const batch = waiting;
    waiting = [];
    report.added.push(...(await library.addClips(batch)).map(({ id }) => id));
  };
  try {
    let done = 0;
    await inParallel(wanted, parallel, async (clip) => {
      stopIfCancelled(signal);
      try {
        const copied = await copyClip(clip, library);
        waiting.push(copied);
      } catch (thrown) {
        if (stopsEverything(thrown)) throw thrown;
        report.failed.push({ fileName: clip.source.name, problem: toProblem(thrown) });
      }
      done += 1;
      onProgress?.({ done, total: wanted.length, step: `Copying ${done} of ${wanted.length}` });
      if (waiting.length >= batchSize) await list();
    });
  } catch (thrown) {
    await list();
    throw withKept(thrown, report.added.length);
  }
  await list();
  assertSomeTaken(report);
  return report;
}

async function copyClip({ label, fileName, source }: CorpusClip, library: Library): Promise<NewClip> {
  const bytes = await source.read();
  const probed = probeSound(bytes.subarray(0, 64 * 1024), bytes.length);
  if (probed === null) throw unknownFormat(fileName);
  await writeWhole(join(library.corpusFolder(label.corpus), fileName), bytes);
  return { corpus: label.corpus, fileName, seconds: probed.seconds };
}

/** A disk that refuses one clip will refuse the next; our own faults are not to be hidden among clips. */
function stopsEverything(thrown: unknown): boolean {
  return ['disk-full', 'cannot-write', 'unexpected'].includes(toProblem(thrown).code);
}

function withKept(thrown: unknown, count: number): unknown {
  if (!(thrown instanceof AffectronError)) return thrown;
  const kept =
    count === 0 ? 'No clip was added.' : `The ${count} clips copied until then are in the library.`;
  if (thrown.code === 'cancelled') return cancelled(kept);
  const advice = thrown.advice === undefined ? kept : `${thrown.advice} ${kept}`;
  return new AffectronError(thrown.code, thrown.message, { advice, cause: thrown.cause });
}

/** When not one clip could be taken, the first reason is the answer. */
function assertSomeTaken({ added, alreadyThere, failed }: ImportReport): void {
  const [first] = failed;
  if (first !== undefined && added.length + alreadyThere === 0)
    throw AffectronError.fromProblem(first.problem);
}
