import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { AffectronError, toProblem, type Problem } from '../core/errors';
import { inParallel } from '../library/inParallel';
import { findSoundFiles } from '../library/findSoundFiles';
import type { ClassifiedFile } from '../workers/answerTasks';
import { withClassifier, type Classifier } from './classifier';
import { csvReport, jsonReport, lineReport, type ClassifyReport } from './classifyReport';
import { inOrder } from './inOrder';
import { barOn } from './progressOn';

interface ClassifyOptions {
  model?: string;
  models?: string;
  recursive?: true;
  json?: true;
  csv?: true;
}

/** Adds `affectron classify`. */
export function registerClassify(program: Command): void {
  program
    .command('classify')
    .description('Name the emotion of each file: one line per file and model.')
    .argument('<files...>', 'sound files, or folders with --recursive')
    .option('-m, --model <id>', 'model id, or "all" (default: the best that knows all eight emotions)')
    .option(
      '--models <folder>',
      'folder with one folder per model (default: those that came with Affectron, and your own)',
    )
    .option('-r, --recursive', 'every sound file in the folders named and below, in natural order')
    .option(
      '--json',
      'one object per line: { file, model, verdict, probabilities, top, confidence, seconds, milliseconds }, ' +
        'or { file, error: { code, message, advice } }; a damaged file that could be read has a warning as well',
    )
    .option('--csv', 'a table for a spreadsheet, with the version of the model')
    .action(classify);
}

/** What stands in one place of the output: a sound to be heard, or why there is none. */
type Place = { file: string; problem?: Problem };

async function classify(given: string[], options: ClassifyOptions): Promise<void> {
  if (options.json && options.csv) {
    throw new AffectronError('wrong-use', 'Choose --json or --csv: one of the two.');
  }
  const places = await placesOf(given, options.recursive === true);
  await withClassifier({ ...options, files: places.length }, async (classifier) => {
    const report = reportOf(options, places, classifier);
    const bar = barOn(process.stderr, places.length);
    const tell = inOrder<() => void>((say) => {
      bar.clear();
      say();
    });
    let done = 0;
    try {
      await inParallel([...places.entries()], classifier.atOnce, async ([index, place]) => {
        const outcome = await outcomeOf(place, classifier);
        tell(index, () => say(place.file, outcome, report));
        bar.show({ done: ++done, total: places.length, step: `${done} of ${places.length}` });
      });
    } finally {
      bar.end();
    }
  });
}

async function placesOf(given: readonly string[], recursive: boolean): Promise<Place[]> {
  const places: Place[] = [];
  for (const file of given) {
    const isFolder = await stat(file).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    if (!isFolder) places.push({ file });
    else if (!recursive) places.push({ file, problem: folderRefused(file) });
    else places.push(...(await soundsIn(file)));
  }
  return places;
}

async function soundsIn(folder: string): Promise<Place[]> {
  try {
    const sounds = await findSoundFiles(folder);
    if (sounds.length > 0) return sounds.map((file) => ({ file }));
    throw new AffectronError('no-clips-found', `There is no sound file in “${folder}”.`);
  } catch (thrown) {
    return [{ file: folder, problem: toProblem(thrown) }];
  }
}

function folderRefused(folder: string): Problem {
  return {
    code: 'is-a-folder',
    message: `“${folder}” is a folder, not a sound file.`,
    advice: 'Name the files inside it, or add --recursive for every sound file in it and below.',
  };
}

function reportOf(
  { json, csv }: ClassifyOptions,
  places: readonly Place[],
  { models }: Classifier,
): ClassifyReport {
  if (json) return jsonReport;
  return csv
    ? csvReport(models)
    : lineReport(
        places.map(({ file }) => file),
        models,
      );
}

async function outcomeOf(
  { file, problem }: Place,
  classifier: Classifier,
): Promise<ClassifiedFile | { problem: Problem }> {
  if (problem) return { problem };
  try {
    return await classifier.classify(file);
  } catch (thrown) {
    return { problem: toProblem(thrown) };
  }
}

function say(file: string, outcome: ClassifiedFile | { problem: Problem }, report: ClassifyReport): void {
  if ('problem' in outcome) {
    process.exitCode = 1;
    report.failed({ file, error: outcome.problem });
    return;
  }
  const { seconds, warning, heard } = outcome;
  for (const { model, prediction, problem } of heard) {
    if (prediction) report.classified({ file, seconds, warning, prediction });
    else {
      process.exitCode = 1;
      report.failed({ file, model, error: problem });
    }
  }
}
