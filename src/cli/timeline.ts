import { resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { toProblem } from '../core/errors';
import { assertTimelineOptions, defaultTimelineOptions } from '../core/timeline/timeline';
import { dataFolder } from '../library/dataFolder';
import type { ModelPlaces } from '../library/evaluations/askedModels';
import { ownModelsFolder } from '../library/modelFolders';
import { timelineModels } from '../library/timelineModels';
import { TimelineMaker } from '../workers/timelineMaker';
import { modelsFolder, timelineWorkers } from './programFolders';
import { progressOn } from './progressOn';
import { timelineReport, type TimelineForm } from './timelineReport';

interface TimelineCommand {
  model?: string;
  models?: string;
  window: number;
  hop: number;
  json?: true;
  jsonl?: true;
  csv?: true;
  textgrid?: true;
  audacity?: true;
}

const forms: Record<TimelineForm, string> = {
  json: 'one object per file and model: { file, model, version, seconds, windows, segments }, or { file, error }',
  jsonl: 'one object per segment and per window',
  csv: 'a table of segments and windows',
  textgrid: 'a Praat TextGrid, one interval tier per model',
  audacity: 'an Audacity label track',
};

/** Adds `affectron timeline`. */
export function registerTimeline(program: Command): void {
  const command = program
    .command('timeline')
    .description('How the feeling changes over a recording of any length: its segments, one line each.')
    .argument('<files...>', 'sound files')
    .option('-m, --model <id>', 'model id, or "all" (default: the best that keeps up with long recordings)')
    .option(
      '--models <folder>',
      'folder with one folder per model (default: those that came with Affectron, and your own)',
    )
    .option('--window <seconds>', 'length of a window', seconds, defaultTimelineOptions.windowSeconds)
    .option('--hop <seconds>', 'from one window to the next', seconds, defaultTimelineOptions.hopSeconds);
  const names = Object.keys(forms) as TimelineForm[];
  for (const form of names) {
    const others = names.filter((other) => other !== form);
    command.addOption(new Option(`--${form}`, forms[form]).conflicts(others));
  }
  command.action(timeline);
}

async function timeline(files: string[], options: TimelineCommand): Promise<void> {
  const wanted = { windowSeconds: options.window, hopSeconds: options.hop };
  assertTimelineOptions(wanted);
  const places: ModelPlaces = {
    modelsFolder: options.models === undefined ? modelsFolder() : resolve(options.models),
    ownModelsFolder: ownModelsFolder(dataFolder()),
  };
  const models = await timelineModels(places, options.model);
  const form = (Object.keys(forms) as TimelineForm[]).find((name) => options[name]);
  const report = timelineReport(form);
  const log = (subject: string, message: string): void => {
    process.stderr.write(`${subject}: ${message}\n`);
  };
  const abort = new AbortController();
  const onInterrupt = () => abort.abort();
  process.once('SIGINT', onInterrupt);
  const maker = new TimelineMaker({ models, places, workers: timelineWorkers(), log });
  maker.start();
  try {
    for (const [index, path] of files.entries()) {
      const step = files.length > 1 ? `${index + 1} of ${files.length}` : 'Listening';
      const progress = progressOn(process.stderr, { quietInLogs: true });
      try {
        const made = await maker.make({
          path,
          options: wanted,
          signal: abort.signal,
          onProgress: ({ heardSeconds, totalSeconds }) =>
            progress.show({ done: heardSeconds, total: totalSeconds, step }),
        });
        progress.end();
        report.made({ file: path, ...made });
      } catch (thrown) {
        progress.end();
        if (abort.signal.aborted) throw thrown;
        report.failed({ file: path, error: toProblem(thrown) });
        process.exitCode = 1;
      }
    }
  } finally {
    process.off('SIGINT', onInterrupt);
    await maker.dispose();
  }
}

function seconds(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a number of seconds.');
}
