import { type Command, Option } from 'commander';
import { decodeSound } from '../core/audio/decode';
import { toProblem } from '../core/errors';
import { extractFeatures } from '../core/features/extract';
import { type FeatureMatrix, type FeatureSetName, featureSetNames } from '../core/features/featureSet';
import { readSoundFile } from '../library/readSoundFile';
import { oneLine, print, printJson, printProblem } from './output';

interface FeaturesOptions {
  set: FeatureSetName;
  json?: true;
}

/** Adds `affectron features`. */
export function registerFeatures(program: Command): void {
  program
    .command('features')
    .description('Print the numbers a model is given for a clip.')
    .argument('<file>', 'sound file')
    .addOption(new Option('--set <name>', 'feature set').choices([...featureSetNames]).default('mfcc40'))
    .option('--json', 'print { set, sampleRate, shape, data, mean }, frames first')
    .action(features);
}

async function features(file: string, { set, json }: FeaturesOptions): Promise<void> {
  try {
    const { clip, warning } = await decodeSound(await readSoundFile(file));
    if (warning !== undefined) process.stderr.write(`${oneLine(file)}: ${warning}\n`);
    const matrix = extractFeatures(clip, set);
    if (json) printJson(featuresJson(matrix));
    else printSummary(file, matrix);
  } catch (thrown) {
    const error = toProblem(thrown);
    if (json) printJson({ file, error });
    else printProblem(file, error);
    process.exitCode = 1;
  }
}

function featuresJson({ set, sampleRate, frames, width, data, mean }: FeatureMatrix) {
  const rows = Array.from({ length: frames }, (_, frame) =>
    numbers(data.subarray(frame * width, (frame + 1) * width)),
  );
  return { set, sampleRate, shape: [frames, width], data: rows, mean: numbers(mean) };
}

/** Nine significant digits say a float32 exactly, in about half the characters. */
function numbers(values: Float32Array): number[] {
  return Array.from(values, (value) => Number(value.toPrecision(9)));
}

function printSummary(file: string, { set, sampleRate, frames, width, mean }: FeatureMatrix): void {
  print(`${oneLine(file)}: ${set}, ${frames} frames of ${width} values at ${sampleRate} Hz`);
  print('mean of each value over the frames:');
  const perLine = 8;
  for (let start = 0; start < width; start += perLine) {
    const values = Array.from(mean.subarray(start, start + perLine), (value) =>
      value.toFixed(3).padStart(10),
    );
    print(`${String(start).padStart(5)} ${values.join('')}`);
  }
}
