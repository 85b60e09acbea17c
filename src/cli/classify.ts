import type { Command } from 'commander';
import { backendOptions, startBackend } from '../backend/startBackend';
import { assertClassifiable } from '../core/audio/classifiable';
import { decodeSound } from '../core/audio/decode';
import { AffectronError, toProblem } from '../core/errors';
import { ClipFeatures } from '../core/models/clipFeatures';
import { readSoundFile } from '../library/readSoundFile';
import { type ClassifyReport, jsonReport, lineReport } from './classifyReport';
import type { LoadedModel } from '../core/models/loadedModels';
import { chooseModels, loadFolder } from './chosenModels';

interface ClassifyOptions {
  model?: string;
  models?: string;
  json?: true;
}

/** Adds `affectron classify`. */
export function registerClassify(program: Command): void {
  program
    .command('classify')
    .description('Name the emotion of each file: one line per file and model.')
    .argument('<files...>', 'sound files')
    .option('-m, --model <id>', 'model id, or "all" (default: the best that knows all eight emotions)')
    .option(
      '--models <folder>',
      'folder with one folder per model (default: those that came with Affectron, and your own)',
    )
    .option(
      '--json',
      'one object per line: { file, model, verdict, probabilities, top, confidence, seconds, milliseconds }, ' +
        'or { file, error: { code, message, advice } }; a damaged file that could be read has a warning as well',
    )
    .action(classify);
}

async function classify(files: string[], options: ClassifyOptions): Promise<void> {
  await startBackend(backendOptions(process.env, false));
  const models = chooseModels(await loadFolder(options.models), options.model);
  for (const { recogniser } of models) await recogniser?.warmUp();
  const report = options.json ? jsonReport : lineReport(files, models);

  for (const file of files) {
    try {
      const { clip, seconds, warning } = await decodeSound(await readSoundFile(file));
      // Asked here once, so that silence is a problem of the file and not of each model.
      assertClassifiable(clip);
      await classifyWith(models, new ClipFeatures(clip), { file, seconds, warning }, report);
    } catch (thrown) {
      report.failed({ file, error: toProblem(thrown) });
      process.exitCode = 1;
    }
  }
}

async function classifyWith(
  models: LoadedModel[],
  features: ClipFeatures,
  sound: { file: string; seconds: number; warning: string | undefined },
  report: ClassifyReport,
): Promise<void> {
  for (const { id, recogniser, problem } of models) {
    try {
      if (problem) throw AffectronError.fromProblem(problem);
      report.classified({ ...sound, prediction: await recogniser.predict(features) });
    } catch (thrown) {
      report.failed({ file: sound.file, model: id, error: toProblem(thrown) });
      process.exitCode = 1;
    }
  }
}
