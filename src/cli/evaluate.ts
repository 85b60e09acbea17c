import { InvalidArgumentError, Option, type Command } from 'commander';
import { join } from 'node:path';
import { backendOptions, startBackend } from '../backend/startBackend';
import { AffectronError } from '../core/errors';
import {
  evaluationProtocolNames,
  evaluationProtocols,
  protocolFolds,
  type EvaluationFold,
  type EvaluationProtocolName,
  type LabelledClip,
} from '../core/evaluation/protocols';
import { calibrateFolds } from '../core/evaluation/calibrateFolds';
import { posteriorLines } from '../core/evaluation/posteriorLines';
import { readableReport } from '../core/evaluation/readableReport';
import { protocolReport, type ProtocolReport } from '../core/evaluation/protocolReport';
import { runFold, type FoldResult, type HeardClip, type VoiceClips } from '../core/evaluation/runFold';
import { dataFolder } from '../library/dataFolder';
import type { OnProgress } from '../library/progress';
import { findLabelled } from '../library/labelled/findLabelled';
import { FoldStore } from '../library/labelled/foldStore';
import { asCopies, hearCopy } from '../library/labelled/hearCopy';
import { evaluableNames, withHearing, type Hearing } from '../library/labelled/hearing';
import { readLabelled, type LabelledReading } from '../library/labelled/labelledClips';
import { evaluateTrainedModels } from './evaluateTrained';
import { print, printJson, printProblem } from './output';
import { modelsFolder } from './programFolders';
import { progressOn } from './progressOn';

interface EvaluateOptions {
  data: string;
  protocol: EvaluationProtocolName;
  model: string;
  seeds: number;
  calibrate?: VoiceClips;
  json?: true;
  out?: string;
  cache?: string;
}

/** Failed clips named one by one before the rest is only counted. */
const namedFailures = 10;

/** Adds `affectron evaluate`. */
export function registerEvaluate(program: Command): void {
  program
    .command('evaluate')
    .description(
      'Train and test a recipe by a protocol, every fold, or score trained models on labelled clips; ' +
        'run again after a stop, it goes on where it was.',
    )
    .requiredOption(
      '--data <folder>',
      'the corpora as people download them, all in one folder; for face-units-…: the table of action units',
    )
    .addOption(new Option('--protocol <name>', 'who is held out').choices(evaluationProtocolNames))
    .addOption(new Option('--model <recipe>', 'what is trained').choices(evaluableNames))
    .addOption(
      new Option('--trained <id>', 'score this trained model instead; may be given several times')
        .argParser((id: string, before: string[] = []) => [...before, id])
        .conflicts(['protocol', 'model', 'seeds', 'cache', 'calibrate']),
    )
    .option(
      '--calibrate <clips>',
      'calibrate to each tested voice with so many of its clips, unlabelled, and test the rest; ' +
        'further numbers behind a comma are reported beside it, e.g. 16,8; all: with every one of its clips',
      voiceClips,
    )
    .option('--seeds <number>', 'runs of every fold, seeds 1, 2 … (default: 1)', seedCount)
    .option('--json', 'print the report as JSON')
    .option(
      '--out <folder>',
      'where finished folds and the report go (default: evaluations in the data folder)',
    )
    .option('--cache <folder>', 'where encoder outputs are kept (default: cache in the data folder)')
    .action(async (options: Partial<EvaluateOptions> & { data: string; trained?: string[] }) => {
      const { trained, protocol, model } = options;
      if (trained) return evaluateTrainedModels({ ...options, trained });
      if (protocol && model) return evaluate({ ...options, protocol, model, seeds: options.seeds ?? 1 });
      throw new AffectronError('wrong-use', 'Name what to evaluate: --protocol and --model, or --trained.');
    });
}

async function evaluate(options: EvaluateOptions): Promise<void> {
  const { protocol, model, seeds, calibrate, json } = options;
  const calibrated = calibrate ? `-calibrate-${calibrate.profile}` : '';
  const out = options.out ?? join(dataFolder(), 'evaluations', `${protocol}-${model}${calibrated}`);
  const cacheFolder = options.cache ?? join(dataFolder(), 'cache');
  const store = await FoldStore.open(out);
  const backend = await startBackend(backendOptions(process.env, false));
  process.stderr.write(`Evaluating ${model} on ${protocol} with ${backend.version}, ${backend.name}.\n`);

  let stopAsked = false;
  const onInterrupt = () => void (stopAsked = true);
  process.once('SIGINT', onInterrupt);
  const progress = progressOn(process.stderr);
  try {
    const report = await withHearing(
      model,
      { modelsFolder: modelsFolder(), cacheFolder },
      (hearing) => evaluateRecipe(hearing, options, { store, show: progress.show, stopped: () => stopAsked }),
      calibrate,
    );
    progress.end();
    if (json) printJson(report);
    else print(readableReport(report));
    process.stderr.write(`${seeds === 1 ? 'One seed' : `${seeds} seeds`}. Written to ${out}.\n`);
  } finally {
    progress.end();
    process.off('SIGINT', onInterrupt);
  }
}

interface Run {
  store: FoldStore;
  show: OnProgress;
  stopped: () => boolean;
}

async function evaluateRecipe<Heard>(
  { recipe, hear, read: readAll }: Hearing<Heard>,
  { data, protocol, seeds }: EvaluateOptions,
  run: Run,
): Promise<ProtocolReport> {
  const { copies, title } = evaluationProtocols[protocol];
  const isKnown = ({ label }: LabelledClip) => recipe.emotions.includes(label.emotion);
  const read = (heard: typeof hear) => readLabelled(data, heard, run.show, run.stopped);
  let reading: LabelledReading<Heard>;
  if (readAll) {
    reading = await readAll(data);
  } else {
    // Names alone tell whether a part of a fold is empty: nobody hears clips for an hour to learn that.
    const { files } = await findLabelled(data);
    protocolFolds(protocol, files.filter(isKnown), recipe.material, 1);
    reading = await read(hear);
  }
  tellOf(reading);
  if (copies && readAll) {
    throw new AffectronError('wrong-use', `“${protocol}” re-encodes sound, and “${recipe.name}” hears none.`);
  }
  const clips = copies ? [...reading.clips, ...asCopies((await read(hearCopy(hear))).clips)] : reading.clips;
  const known = clips.filter(isKnown);
  const results: FoldResult[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const folds = protocolFolds(protocol, known, recipe.material, seed);
    for (const [index, fold] of folds.entries()) {
      const place = `seed ${seed} of ${seeds}, fold ${index + 1} of ${folds.length}`;
      const onPass = ({ pass, of, loss }: { pass: number; of: number; loss: number }) => {
        if (run.stopped()) throw stoppedAt(place);
        const done = (seed - 1) * folds.length + index;
        run.show({
          done: done + pass / of,
          total: seeds * folds.length,
          step: `${place}, pass ${pass} of at most ${of}: loss ${loss.toFixed(3)}`,
        });
      };
      const { result } = await run.store.get(
        `seed-${seed}-fold-${index + 1}`,
        keyOf(recipe, protocol, fold, seed),
        () => runFold(recipe, protocol, fold, seed, onPass),
      );
      results.push(result);
    }
  }
  const report = protocolReport(title, results);
  await run.store.finish(report, posteriorLines(calibrateFolds(results)));
  return report;
}

/** Everything a fold's result depends on, but for the version of the program. */
function keyOf<Heard>(
  recipe: Hearing<Heard>['recipe'],
  protocol: string,
  fold: EvaluationFold<HeardClip<Heard>>,
  seed: number,
): unknown {
  const names = (clips: readonly HeardClip<Heard>[]) => clips.map(({ name }) => name);
  const { training, validation, test } = fold;
  return [recipe, protocol, seed, names(training), names(validation), names(test)];
}

function tellOf({ clips, failed, unnamed, duplicates }: LabelledReading<unknown>): void {
  for (const { name, problem } of failed.slice(0, namedFailures)) printProblem(name, problem);
  const parts = [`${clips.length} clips`];
  if (failed.length > 0) parts.push(`${failed.length} skipped: they cannot be read`);
  if (duplicates > 0) parts.push(`${duplicates} left out: the same recording as another clip`);
  if (unnamed > 0) parts.push(`${unnamed} left out: their names say no emotion`);
  process.stderr.write(`${parts.join('; ')}.\n`);
}

function stoppedAt(place: string): AffectronError {
  return new AffectronError('cancelled', `Stopped in ${place}.`, {
    advice: 'The same command goes on from the last finished fold.',
  });
}

/** "16", "16,8" or "all": the profile behind the figures first. */
function voiceClips(text: string): VoiceClips {
  if (text === 'all') return { profile: 'all', further: [] };
  const [profile, ...further] = text.split(',').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 0));
  if (!profile || !further.every((clips) => clips > 0)) {
    throw new InvalidArgumentError('Whole numbers from 1 on are needed, with commas between them, or all.');
  }
  return { profile, further };
}

function seedCount(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > 100) {
    throw new InvalidArgumentError('A whole number from 1 to 100 is needed.');
  }
  return number;
}
