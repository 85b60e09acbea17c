import type { LayersModel } from '@tensorflow/tfjs-layers';
import { AffectronError } from '../errors';
import { liteSet } from '../features/liteMel';
// Layers of our own, which a stored network names.
import './attentiveStatistics';
import './frameAverage';
import './frameMask';
import './lateFusion';
import './meanAndDeviation';
import type { CalibratedPart } from './calibratedPart';
import { parseCard, read, readChecked } from './checkedFiles';
import { isEncoderName } from './encoderFiles';
import { modelCardSchema, type ModelCard } from './modelCard';
import type { ModelFiles, NetworkFileName } from './modelFiles';
import { restoreNetwork } from './storedNetwork';

export interface LoadedNetworks {
  card: ModelCard;
  network: LayersModel;
  /** For voices a profile is known of. */
  calibrated: LayersModel | null;
}

/**
 * Reads the files of a model and refuses anything that does not fit together.
 *
 * @throws AffectronError `model-unavailable` with the plain reason
 */
export async function loadModel(files: ModelFiles): Promise<LoadedNetworks> {
  try {
    const card = parseCard(modelCardSchema, await read('card.json', files.read('card.json')));
    if (card.id !== files.id) throw new Error(`its card is that of “${card.id}”.`);
    checkCard(card);
    const network = await readNetwork(files, card);
    try {
      return {
        card,
        network,
        calibrated: card.calibrated ? await readCalibrated(files, card, card.calibrated) : null,
      };
    } catch (error) {
      network.dispose();
      throw error;
    }
  } catch (error) {
    throw new AffectronError(
      'model-unavailable',
      `The model “${files.id}” cannot be used: ${reasonOf(error)}`,
      {
        advice: `The other models go on working. ${files.own ? 'Delete this one in Models and train it again.' : 'Installing Affectron again restores the models it came with.'}`,
        cause: error,
      },
    );
  }
}

/** Longest reason that is told: TensorFlow.js repeats what it was given, and that may be a page. */
const longestReason = 300;

/** One sentence, whatever TensorFlow.js has said. */
export function reasonOf(error: unknown): string {
  const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
  const short = line.length > longestReason ? `${line.slice(0, longestReason)} …` : line;
  return /[.!?]$/.test(short) ? short : `${short}.`;
}

async function readNetwork(files: ModelFiles, card: ModelCard): Promise<LayersModel> {
  const part = (name: NetworkFileName) => readChecked(name, files.read(name), card.files[name]);
  const network = await restoreNetwork({
    'model.json': await part('model.json'),
    'weights.bin': await part('weights.bin'),
  });
  return checkedNetwork(network, card, card.size.parameters);
}

async function readCalibrated(
  files: ModelFiles,
  card: ModelCard,
  { size, files: hashes }: CalibratedPart,
): Promise<LayersModel> {
  const part = (name: NetworkFileName) =>
    readChecked(`calibrated/${name}`, files.readCalibrated?.(name), hashes[name]);
  const network = await restoreNetwork({
    'model.json': await part('model.json'),
    'weights.bin': await part('weights.bin'),
  });
  return checkedNetwork(network, card, size.parameters);
}

/** What the schema cannot say: that the lists of the card belong together. */
function checkCard({ emotions, input, results, calibrated }: ModelCard): void {
  if (new Set(emotions).size !== emotions.length) throw new Error('card.json names an emotion twice.');
  if (input.mean.length !== input.deviation.length) {
    throw new Error('card.json has not as many deviations as means.');
  }
  if (!fits(results, emotions.length) || (calibrated && !fits(calibrated.results, emotions.length))) {
    throw new Error('card.json gives results that do not fit its emotions.');
  }
  if (calibrated && !isEncoderName(input.set)) {
    throw new Error('its card speaks of voice profiles, but it hears no voice encoder.');
  }
}

function fits({ recall, confusion }: { recall: unknown[]; confusion: unknown[][] }, known: number): boolean {
  return [recall, confusion, ...confusion].every((list) => list.length === known);
}

/** The network if it fits its card; else it is disposed of. */
function checkedNetwork(network: LayersModel, card: ModelCard, parameters: number): LayersModel {
  try {
    checkNetwork(network, card, parameters);
    return network;
  } catch (error) {
    network.dispose();
    throw error;
  }
}

function checkNetwork(network: LayersModel, card: ModelCard, parameters: number): void {
  const [input] = network.inputs;
  const [output] = network.outputs;
  if (!input || !output || network.inputs.length + network.outputs.length !== 2) {
    throw new Error('its network has not one input and one output.');
  }
  const inputs = sizeOf(inputShape(input.shape, card.input.set));
  if (inputs !== card.input.mean.length) {
    throw new Error(`its network takes ${inputs} values where its card has ${card.input.mean.length}.`);
  }
  const outputs = sizeOf(output.shape);
  if (outputs !== card.emotions.length) {
    throw new Error(`its network gives ${outputs} probabilities for ${card.emotions.length} emotions.`);
  }
  if (network.countParams() !== parameters) {
    throw new Error(`its network has ${network.countParams()} parameters where its card has ${parameters}.`);
  }
}

/** Frames come in any number: what is left is the shape of one. */
function inputShape(shape: readonly (number | null)[], set: ModelCard['input']['set']) {
  return isEncoderName(set) || set === liteSet ? shape.slice(1) : shape;
}

/** Values per clip of a shape whose first axis is the batch. */
function sizeOf(shape: readonly (number | null)[]): number {
  return shape.slice(1).reduce<number>((size, length) => size * (length ?? NaN), 1);
}
