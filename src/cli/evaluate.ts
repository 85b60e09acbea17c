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
} from '../core/evaluation/protocols';
import { readableReport } from '../core/evaluation/readableReport';
import { makeReport, type EvaluationReport } from '../core/evaluation/report';
import { runFold, type FoldResult, type HeardClip } from '../core/evaluation/runFold';
import { dataFolder } from '../library/dataFolder';
import type { OnProgress } from '../library/progress';
import { FoldStore } from './evaluation/foldStore';
import { evaluableNames, withHearing, type Hearing } from './evaluation/hearing';
import { readLabelled, type LabelledReading } from './evaluation/labelledClips';
import { print, printJson, printProblem } from './output';
import { progressOn } from './progressOn';

interface EvaluateOptions {
  data: string;
  protocol: EvaluationProtocolName;
  model: string;
  seeds: number;
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
      'Train and test a recipe by a protocol, every fold; run again after a stop, it goes on where it was.',
    )
    .requiredOption('--data <folder>', 'the corpora as people download them, all in one folder')
    .addOption(
      new Option('--protocol <name>', 'who is held out')
        .choices(evaluationProtocolNames)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--model <recipe>', 'what is trained').choices(evaluableNames).makeOptionMandatory(),
    )
    .option('--seeds <number>', 'runs of every fold, seeds 1, 2 …', seedCount, 1)
    .option('--json', 'print the report as JSON')
    .option(
      '--out <folder>',
      'where finished folds and the report go (default: evaluations in the data folder)',
    )
    .option('--cache <folder>', 'where encoder outputs are kept (default: cache in the data folder)')
    .action(evaluate);
}

async function evaluate(options: EvaluateOptions): Promise<void> {
  const { protocol, model, seeds, json } = options;
  const out = options.out ?? join(dataFolder(), 'evaluations', `${protocol}-${model}`);
  const cache = options.cache ?? join(dataFolder(), 'cache');
  const backend = await startBackend(backendOptions(process.env, false));
  process.stderr.write(`Evaluating ${model} on ${protocol} with ${backend.version}, ${backend.name}.\n`);

  let stopAsked = false;
  const onInterrupt = () => void (stopAsked = true);
  process.once('SIGINT', onInterrupt);
  const progress = progressOn(process.stderr);
  try {
    const report = await withHearing(model, cache, (hearing) =>
      evaluateRecipe(hearing, options, {
        store: new FoldStore(out),
        show: progress.show,
        stopped: () => stopAsked,
      }),
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
  { recipe, hear }: Hearing<Heard>,
  { data, protocol, seeds }: EvaluateOptions,
  run: Run,
): Promise<EvaluationReport> {
  const reading = await readLabelled(data, hear, run.show, run.stopped);
  tellOf(reading);
  const known = reading.clips.filter(({ label }) => recipe.emotions.includes(label.emotion));
  const folds = protocolFolds(protocol, known, recipe.material);
  const results: FoldResult[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
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
  const report = makeReport(evaluationProtocols[protocol].title, results);
  await run.store.finish(report);
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

function seedCount(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > 100) {
    throw new InvalidArgumentError('A whole number from 1 to 100 is needed.');
  }
  return number;
}
