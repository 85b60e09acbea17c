import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import * as v from 'valibot';
import { AffectronError } from '../errors';
import './attentiveStatistics';
import './frameMask';
import { isEncoderName } from './encoderFiles';
import { modelCardSchema, type ModelCard } from './modelCard';
import type { ModelFileName, ModelFiles } from './modelFiles';
import { sha256 } from './sha256';
import { restoreNetwork } from './storedNetwork';

/**
 * Reads a model's three files and refuses anything that does not fit together.
 *
 * @throws AffectronError `model-unavailable` with the plain reason
 */
export async function loadModel(files: ModelFiles): Promise<{ card: ModelCard; network: LayersModel }> {
  try {
    const card = readCard(await read(files, 'card.json'));
    if (card.id !== files.id) throw new Error(`its card is that of “${card.id}”.`);
    checkCard(card);
    const stored = {
      'model.json': await readChecked(files, 'model.json', card),
      'weights.bin': await readChecked(files, 'weights.bin', card),
    };
    const network = await restoreNetwork(stored);
    try {
      checkNetwork(network, card);
    } catch (error) {
      network.dispose();
      throw error;
    }
    return { card, network };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AffectronError('model-unavailable', `The model “${files.id}” cannot be used: ${reason}`, {
      advice: 'The other models go on working. Installing Affectron again restores the models it came with.',
      cause: error,
    });
  }
}

async function read(files: ModelFiles, name: ModelFileName): Promise<Uint8Array> {
  try {
    return await files.read(name);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Error(missing ? `${name} is missing.` : `${name} cannot be read.`, { cause: error });
  }
}

async function readChecked(
  files: ModelFiles,
  name: 'model.json' | 'weights.bin',
  card: ModelCard,
): Promise<Uint8Array> {
  const bytes = await read(files, name);
  if ((await sha256(bytes)) !== card.files[name]) {
    throw new Error(`${name} is damaged: it is not the file its card describes.`);
  }
  return bytes;
}

function readCard(bytes: Uint8Array): ModelCard {
  let parsed: unknown;
  try {
    parsed = JSON.parse(tf.util.decodeString(bytes, 'utf-8'));
  } catch {
    throw new Error('card.json is not JSON.');
  }
  const checked = v.safeParse(modelCardSchema, parsed);
  if (!checked.success) {
    const [issue] = checked.issues;
    const field = v.getDotPath(issue);
    throw new Error(`card.json is damaged${field === null ? '' : ` at “${field}”`}: ${issue.message}`);
  }
  return checked.output;
}

/** What the schema cannot say: that the lists of the card belong together. */
function checkCard({ emotions, input, results }: ModelCard): void {
  if (new Set(emotions).size !== emotions.length) throw new Error('card.json names an emotion twice.');
  if (input.mean.length !== input.deviation.length) {
    throw new Error('card.json has not as many deviations as means.');
  }
  const known = emotions.length;
  const { confusion, recall } = results;
  if (
    recall.length !== known ||
    confusion.length !== known ||
    confusion.some((row) => row.length !== known)
  ) {
    throw new Error('card.json gives results that do not fit its emotions.');
  }
}

function checkNetwork(network: LayersModel, card: ModelCard): void {
  const [input] = network.inputs;
  const [output] = network.outputs;
  if (!input || !output || network.inputs.length + network.outputs.length !== 2) {
    throw new Error('its network has not one input and one output.');
  }
  // Frames of an encoder come in any number.
  const inputs = isEncoderName(card.input.set) ? input.shape.at(-1) : sizeOf(input.shape);
  if (inputs !== card.input.mean.length) {
    throw new Error(`its network takes ${inputs} values where its card has ${card.input.mean.length}.`);
  }
  const outputs = sizeOf(output.shape);
  if (outputs !== card.emotions.length) {
    throw new Error(`its network gives ${outputs} probabilities for ${card.emotions.length} emotions.`);
  }
  if (network.countParams() !== card.size.parameters) {
    throw new Error(
      `its network has ${network.countParams()} parameters where its card has ${card.size.parameters}.`,
    );
  }
}

/** Values per clip of a shape whose first axis is the batch. */
function sizeOf(shape: readonly (number | null)[]): number {
  return shape.slice(1).reduce<number>((size, length) => size * (length ?? NaN), 1);
}
