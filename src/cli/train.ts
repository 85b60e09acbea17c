import { Argument, InvalidArgumentError, type Command } from 'commander';
import { basename, join, resolve } from 'node:path';
import { backendOptions, startBackend } from '../backend/startBackend';
import { AffectronError } from '../core/errors';
import { modelIdPattern } from '../core/models/modelCard';
import { expressionRecipe } from '../core/face/expressionRecipe';
import type { EpochReport } from '../core/training/checkpoint';
import { headRecipes } from '../core/training/headRecipe';
import { liteRecipe } from '../core/training/liteRecipe';
import { recipes } from '../core/training/recipes';
import { dataFolder } from '../library/dataFolder';
import type { OnProgress } from '../library/progress';
import { print, printProblem } from './output';
import { modelsFolder } from './programFolders';
import { progressOn } from './progressOn';
import { ModelOutput } from '../library/labelled/modelOutput';
import { trainOnFolder, type TrainedOnFolder } from '../library/labelled/trainOnFolder';
import { calibratedShipping, headShipping, liteShipping } from './training/shippings';
import { trainFace } from './training/trainFace';
import { trainOnAll } from './training/trainOnAll';

interface TrainOptions {
  data: string;
  out: string;
  seed: number;
  checkpointSeconds: number;
  evaluation?: string;
  cache?: string;
  parity?: string;
  calibrated?: true;
}

/** Failed clips named one by one before the rest is only counted. */
const namedFailures = 10;

const headNames = headRecipes.map(({ name }) => name).join(', ');

/** Adds `affectron train`. */
export function registerTrain(program: Command): void {
  program
    .command('train')
    .description('Train a model on a corpus folder; run again after a stop, it goes on where it was.')
    .addArgument(
      new Argument('<recipe>', 'which model').choices(
        [...headRecipes, liteRecipe, expressionRecipe, ...recipes].map(({ name }) => name),
      ),
    )
    .requiredOption(
      '--data <folder>',
      'a corpus as people download it, e.g. RAVDESS speech and song; for face: FER2013',
    )
    .requiredOption('--out <folder>', 'where model.json, weights.bin, card.json and the checkpoint go')
    .option('--seed <number>', 'same seed, data and backend, same model', wholeNumber, 1)
    .option('--checkpoint-seconds <number>', 'time between checkpoints', wholeNumber, 5)
    .option(
      '--evaluation <file>',
      `${headNames}, ${liteRecipe.name}: train on every actor, with the figures of this report.json on the card`,
    )
    .option(
      '--cache <folder>',
      `${headNames}, face: where encoder outputs and a running training are kept (default: in the data folder)`,
    )
    .option(
      '--parity <file>',
      'lite, face: where answers of the network in PyTorch go, for the test that compares',
    )
    .option(
      '--calibrated',
      `${headRecipes.map(({ name }) => name).join(', ')} alone: the second network of the model in --out, for voices a profile is known of`,
    )
    .action(train);
}

async function train(recipeName: string, options: TrainOptions): Promise<void> {
  const { data, out, seed, checkpointSeconds } = options;
  const id = idFor(out);
  const head = headRecipes.find(({ name }) => name === recipeName);
  if (head && options.evaluation !== undefined) {
    await trainOnAll(head.name, { ...options, id }, (places) =>
      options.calibrated ? calibratedShipping(head, places, out) : headShipping(head, places),
    );
    return;
  }
  if (options.calibrated) {
    throw new AffectronError('wrong-use', `“${recipeName}” cannot be calibrated to a voice.`);
  }
  if (recipeName === expressionRecipe.name) {
    await trainFace({ ...options, id });
    return;
  }
  if (recipeName === liteRecipe.name) {
    await trainOnAll(recipeName, { ...options, id }, (places) =>
      liteShipping(liteRecipe, places, options.parity),
    );
    return;
  }
  const output = await ModelOutput.open(out, recipeName);
  const backend = await startBackend(backendOptions(process.env, false));
  process.stderr.write(`Training ${recipeName} with ${backend.version}, ${backend.name}.\n`);

  let stopAsked = false;
  const onInterrupt = () => void (stopAsked = true);
  process.once('SIGINT', onInterrupt);
  const progress = progressOn(process.stderr);
  try {
    const trained = await trainOnFolder({
      recipe: recipeName,
      places: { modelsFolder: modelsFolder(), cacheFolder: options.cache ?? join(dataFolder(), 'cache') },
      data,
      id,
      seed,
      backend: backend.name,
      date: new Date().toISOString().slice(0, 10),
      checkpoints: output.checkpoints,
      checkpointSeconds,
      onReading: progress.show,
      cancelled: () => stopAsked,
      onEpoch: (report, of) => {
        showPass(report, of, progress.show);
        if (stopAsked) throw stopped(report);
      },
    });
    await output.finish(trained.files);
    progress.end();
    summarise(trained, out);
  } finally {
    progress.end();
    process.off('SIGINT', onInterrupt);
  }
}

/**
 * A model's id is the name of its folder: under any other it could not be loaded.
 *
 * @throws AffectronError `wrong-use` where the name cannot be an id
 */
function idFor(out: string): string {
  const name = basename(resolve(out));
  if (modelIdPattern.test(name)) return name;
  throw new AffectronError('wrong-use', `A model cannot be called “${name}”.`, {
    advice:
      'It takes the name of its output folder: up to 40 small letters, digits and dashes, e.g. --out trained/my-model.',
  });
}

function showPass(report: EpochReport, of: number, show: OnProgress): void {
  const { epoch, trainingLoss, validationLoss, validationUar } = report;
  show({
    done: epoch,
    total: of,
    step: `Pass ${epoch} of at most ${of}: loss ${trainingLoss.toFixed(3)}, validation ${validationLoss.toFixed(3)}, UAR ${percent(validationUar)}`,
  });
}

function stopped({ epoch }: EpochReport): AffectronError {
  return new AffectronError('cancelled', `Stopped after pass ${epoch}.`, {
    advice: 'The same command goes on from the last checkpoint.',
  });
}

function summarise({ card, test, validation, leftOut }: TrainedOnFolder, out: string): void {
  const { failed, duplicates, unnamed } = leftOut;
  for (const { name, problem } of failed.slice(0, namedFailures)) printProblem(name, problem);
  const { training, validation: watched, test: tested } = card.data.clips;
  print(`${training} clips to train on, ${watched} to say when to stop, ${tested} to test with.`);
  if (failed.length > 0) print(`${counted(failed.length, 'clip')} skipped: unreadable or silent.`);
  if (duplicates > 0) print(`${counted(duplicates, 'clip')} left out: the same recording as another.`);
  if (unnamed > 0) print(`${counted(unnamed, 'file')} left out: no corpus names its clips so.`);
  print(`Best of ${card.training.epochs} passes: ${card.training.bestEpoch}.`);
  print(`Validation: accuracy ${percent(validation.accuracy)}, UAR ${percent(validation.uar)}.`);
  print(`Unseen actors: accuracy ${percent(test.accuracy)}, UAR ${percent(test.uar)}.`);
  print(`They are ${card.data.actors.test.join(', ')}.`);
  print(`Written to ${out} as the model “${card.id}”.`);
  if (failed.length > 0) process.exitCode = 1;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
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
