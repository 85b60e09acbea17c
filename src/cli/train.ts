import { Argument, InvalidArgumentError, type Command } from 'commander';
import { basename, resolve } from 'node:path';
import { backendOptions, startBackend } from '../backend/startBackend';
import { AffectronError } from '../core/errors';
import type { BackendInfo } from '../core/models/backendInfo';
import { modelIdPattern } from '../core/models/modelCard';
import type { EpochReport } from '../core/training/checkpoint';
import { affectronRecipe } from '../core/training/headRecipe';
import { recipes, type Recipe } from '../core/training/recipes';
import { trainModel, type TrainedModel } from '../core/training/trainModel';
import type { OnProgress } from '../library/progress';
import { print, printProblem } from './output';
import { progressOn } from './progressOn';
import { trainAffectron } from './training/trainAffectron';
import { ModelOutput } from './training/modelOutput';
import { readCorpus, type CorpusReading } from './training/readCorpus';

interface TrainOptions {
  data: string;
  out: string;
  seed: number;
  evaluation?: string;
  cache?: string;
}

/** Failed clips named one by one before the rest is only counted. */
const namedFailures = 10;

/** Adds `affectron train`. */
export function registerTrain(program: Command): void {
  program
    .command('train')
    .description('Train a model on a corpus folder; run again after a stop, it goes on where it was.')
    .addArgument(
      new Argument('<recipe>', 'which model').choices([
        affectronRecipe.name,
        ...recipes.map(({ name }) => name),
      ]),
    )
    .requiredOption('--data <folder>', 'a corpus as people download it, e.g. RAVDESS speech and song')
    .requiredOption('--out <folder>', 'where model.json, weights.bin, card.json and the checkpoint go')
    .option('--seed <number>', 'same seed, data and backend, same model', wholeNumber, 1)
    .option('--evaluation <file>', 'affectron alone: the report.json of its evaluation, for the card')
    .option(
      '--cache <folder>',
      'affectron alone: where encoder outputs are kept (default: in the data folder)',
    )
    .action(train);
}

async function train(recipeName: string, options: TrainOptions): Promise<void> {
  const output = await ModelOutput.open(options.out);
  const backend = await startBackend(backendOptions(process.env, false));
  process.stderr.write(`Training ${recipeName} with ${backend.version}, ${backend.name}.\n`);

  let stopAsked = false;
  const onInterrupt = () => void (stopAsked = true);
  process.once('SIGINT', onInterrupt);
  const progress = progressOn(process.stderr);
  const run: TrainingRun = {
    ...options,
    output,
    backend: backend.name,
    show: progress.show,
    end: () => progress.end(),
    stopped: () => stopAsked,
  };
  try {
    await (recipeName === affectronRecipe.name ? trainHead(run) : trainNetwork(recipeName, run));
  } finally {
    progress.end();
    process.off('SIGINT', onInterrupt);
  }
}

interface TrainingRun extends TrainOptions {
  output: ModelOutput;
  backend: BackendInfo['name'];
  show: OnProgress;
  /** Takes the progress away. */
  end: () => void;
  stopped: () => boolean;
}

/** A network over mean features, tested on actors left out of its training. */
async function trainNetwork(recipeName: string, run: TrainingRun): Promise<void> {
  const recipe = recipes.find(({ name }) => name === recipeName);
  if (!recipe) throw new AffectronError('wrong-use', `There is no recipe “${recipeName}”.`);
  const reading = await readCorpus(run.data, recipe, run.show, run.stopped);
  const trained = await trainModel({
    recipe,
    id: idFor(run.out, recipe.name),
    clips: reading.clips,
    seed: run.seed,
    backend: run.backend,
    date: new Date().toISOString().slice(0, 10),
    checkpoints: run.output.checkpoints,
    onEpoch: (report) => {
      showPass(report, recipe, run.show);
      if (run.stopped()) throw stopped(report);
    },
  });
  await run.output.finish(trained.files);
  run.end();
  summarise(reading, trained, run.out);
}

/** A head on the frozen encoder, trained on all actors; its figures come from an evaluation. */
async function trainHead(run: TrainingRun): Promise<void> {
  const { card, files } = await trainAffectron({ ...run, id: idFor(run.out, affectronRecipe.name) });
  await run.output.finish(files);
  run.end();
  print(`Trained on ${card.data.clips.training} clips of ${card.data.actors.training.length} actors.`);
  print(`Cross-validated: accuracy ${percent(card.results.accuracy)}, UAR ${percent(card.results.uar)}.`);
  print(`Written to ${run.out} as the model “${card.id}”.`);
}

/** A model's id is the name of its folder; where that cannot be one, the recipe's name is. */
function idFor(out: string, recipeName: string): string {
  const name = basename(resolve(out));
  return modelIdPattern.test(name) ? name : recipeName;
}

function showPass(report: EpochReport, { fit }: Recipe, show: OnProgress): void {
  const { epoch, trainingLoss, validationLoss, validationUar } = report;
  show({
    done: epoch,
    total: fit.epochs,
    step: `Pass ${epoch} of at most ${fit.epochs}: loss ${trainingLoss.toFixed(3)}, validation ${validationLoss.toFixed(3)}, UAR ${percent(validationUar)}`,
  });
}

function stopped({ epoch }: EpochReport): AffectronError {
  return new AffectronError('cancelled', `Stopped after pass ${epoch}.`, {
    advice: 'The same command goes on from the last checkpoint.',
  });
}

function summarise(reading: CorpusReading, { card, test, validation }: TrainedModel, out: string): void {
  for (const { path, problem } of reading.failed.slice(0, namedFailures)) printProblem(path, problem);
  const { training, validation: watched, test: tested } = card.data.clips;
  print(`${training} clips to train on, ${watched} to say when to stop, ${tested} to test with.`);
  if (reading.failed.length > 0) print(`${reading.failed.length} clips were skipped: they cannot be read.`);
  if (reading.duplicates > 0) print(`${reading.duplicates} left out: the same recording as another clip.`);
  if (reading.unnamed > 0) print(`${reading.unnamed} files left out: their names say no emotion.`);
  print(`Best of ${card.training.epochs} passes: ${card.training.bestEpoch}.`);
  print(`Validation: accuracy ${percent(validation.accuracy)}, UAR ${percent(validation.uar)}.`);
  print(`Unseen actors (${card.data.actors.test.join(', ')}):`);
  print(`accuracy ${percent(test.accuracy)}, UAR ${percent(test.uar)}.`);
  print(`Written to ${out} as the model “${card.id}”.`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 0xffffffff) {
    throw new InvalidArgumentError('A whole number from 0 to 4294967295 is needed.');
  }
  return number;
}
