import * as tf from '@tensorflow/tfjs-core';
import { AffectronError } from '../errors';
import type { AdamState } from './adam';

/** Where a running training keeps what it needs to go on after it was killed. */
export interface CheckpointStore {
  /** `null` when there is none. */
  load(): Promise<Uint8Array | null>;
  /** Must replace the old one whole or not at all. */
  save(bytes: Uint8Array): Promise<void>;
}

/** One finished pass over the training clips. */
export interface EpochReport {
  /** Counted from 1. */
  epoch: number;
  /** Mean over the training clips, as they were augmented. */
  trainingLoss: number;
  /** Share of the training clips named right while they were trained on, as they were augmented. */
  trainingAccuracy: number;
  validationLoss: number;
  validationAccuracy: number;
  validationUar: number;
}

/** A training run between two passes; from here on it goes as if it had never stopped. */
export interface Checkpoint {
  /** What is trained, on what, from which seed: a checkpoint of anything else is refused. */
  fingerprint: string;
  history: EpochReport[];
  bestEpoch: number;
  /** State of the random numbers. */
  random: number;
  weights: Float32Array[];
  bestWeights: Float32Array[];
  adam: AdamState;
}

/** Raised when a report or the layout changes. */
const magic = 'AFCK2';

/** Header length, header as JSON, then all arrays one after the other, float32 little-endian. */
export function encodeCheckpoint(checkpoint: Checkpoint): Uint8Array {
  const { weights, bestWeights, adam, ...rest } = checkpoint;
  const groups = [weights, bestWeights, adam.first, adam.second];
  const lengths = groups.map((group) => group.map((array) => array.length));
  const header = tf.util.encodeString(
    JSON.stringify({ magic, ...rest, steps: adam.steps, lengths }),
    'utf-8',
  );
  const arrays = groups.flat();
  const total = arrays.reduce((sum, array) => sum + array.length, 0);
  const bytes = new Uint8Array(4 + header.length + 4 * total);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, header.length, true);
  bytes.set(header, 4);
  let offset = 4 + header.length;
  for (const array of arrays) {
    for (const value of array) {
      view.setFloat32(offset, value, true);
      offset += 4;
    }
  }
  return bytes;
}

/** @throws AffectronError `wrong-checkpoint` when the bytes are not a checkpoint of this training */
export function decodeCheckpoint(bytes: Uint8Array, fingerprint: string): Checkpoint {
  let decoded: Checkpoint;
  try {
    decoded = decode(bytes);
  } catch (cause) {
    throw refusal('The checkpoint is damaged and cannot be continued from.', cause);
  }
  if (decoded.fingerprint !== fingerprint) {
    throw refusal('The checkpoint belongs to another training: recipe, seed or data differ.');
  }
  return decoded;
}

function refusal(message: string, cause?: unknown): AffectronError {
  return new AffectronError('wrong-checkpoint', message, {
    advice: 'Choose another output folder, or delete the checkpoint to start over. Nothing was changed.',
    cause,
  });
}

/** The header's fields; their types are trusted once the magic word and the lengths agree. */
interface Header extends Omit<Checkpoint, 'weights' | 'bestWeights' | 'adam'> {
  magic: string;
  steps: number;
  lengths: number[][];
}

function decode(bytes: Uint8Array): Checkpoint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerEnd = 4 + view.getUint32(0, true);
  const header = JSON.parse(tf.util.decodeString(bytes.subarray(4, headerEnd), 'utf-8')) as Header;
  if (header.magic !== magic) throw new Error('not a checkpoint');
  let offset = headerEnd;
  const [weights, bestWeights, first, second] = header.lengths.map((group) =>
    group.map((length) =>
      Float32Array.from({ length }, () => {
        const value = view.getFloat32(offset, true);
        offset += 4;
        return value;
      }),
    ),
  );
  if (!weights || !bestWeights || !first || !second || offset !== bytes.byteLength) {
    throw new Error('lengths do not agree');
  }
  const { fingerprint, history, bestEpoch, random, steps } = header;
  return { fingerprint, history, bestEpoch, random, weights, bestWeights, adam: { steps, first, second } };
}
