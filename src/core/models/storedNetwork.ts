import * as tf from '@tensorflow/tfjs-core';
import type * as layers from '@tensorflow/tfjs-layers';
import * as v from 'valibot';
import { buildNetwork } from './buildNetwork';
import { halveMatrices, storedBytes, wholeWeights, type StoredWeight } from './halvedWeights';
import { withinLimits } from './networkLimits';

/** `model.json` as TensorFlow.js layers write it: the layers, and where each weight stands in `weights.bin`. */
const modelJsonSchema = v.object({
  format: v.literal('layers-model'),
  generatedBy: v.optional(v.string()),
  modelTopology: v.record(v.string(), v.unknown()),
  weightsManifest: v.strictTuple([
    v.object({
      paths: v.strictTuple([v.literal('weights.bin')]),
      weights: v.array(
        v.object({
          name: v.string(),
          shape: v.array(v.pipe(v.number(), v.integer(), v.minValue(1))),
          dtype: v.literal('float32'),
          quantization: v.optional(
            v.object({ dtype: v.literal('uint16'), scale: v.number(), min: v.number() }),
          ),
        }),
      ),
    }),
  ]),
});

/** A network as the two files that hold it. */
export interface StoredNetwork {
  'model.json': Uint8Array;
  'weights.bin': Uint8Array;
}

export interface StoreOptions {
  /** Matrices take 16 bits a value instead of 32. Default: false. */
  halved?: boolean;
}

/** Writes a network as `model.json` and `weights.bin`. */
export async function storeNetwork(
  network: layers.LayersModel,
  { halved = false }: StoreOptions = {},
): Promise<StoredNetwork> {
  let stored: StoredNetwork | undefined;
  await network.save(
    tf.io.withSaveHandler((artifacts) => {
      const data = tf.io.CompositeArrayBuffer.join(artifacts.weightData);
      const whole = { weights: artifacts.weightSpecs as StoredWeight[], data: new Uint8Array(data) };
      const { weights, data: bytes } = halved ? halveMatrices(whole.weights, data) : whole;
      const modelJson = {
        format: 'layers-model',
        generatedBy: artifacts.generatedBy,
        modelTopology: artifacts.modelTopology,
        weightsManifest: [{ paths: ['weights.bin'], weights }],
      };
      stored = {
        'model.json': tf.util.encodeString(JSON.stringify(modelJson), 'utf-8'),
        'weights.bin': bytes,
      };
      return Promise.resolve({ modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) });
    }),
  );
  if (!stored) throw new Error('TensorFlow.js did not hand over the network.');
  return stored;
}

/**
 * Builds the network again. Nothing is read from disk or network: the bytes are all it gets.
 *
 * @throws Error with a plain message when the files do not describe one sound network
 */
export async function restoreNetwork(stored: StoredNetwork): Promise<layers.LayersModel> {
  const { modelTopology, generatedBy, weightsManifest } = readModelJson(stored['model.json']);
  const [{ weights }] = weightsManifest;
  const bytes = stored['weights.bin'];
  const expected = weights.reduce((sum, weight) => sum + storedBytes(weight), 0);
  if (bytes.byteLength !== expected) {
    throw new Error(`weights.bin has ${bytes.byteLength} bytes where model.json calls for ${expected}.`);
  }
  const values = wholeWeights(weights, bytes);
  if (!values.every(Number.isFinite)) {
    throw new Error('weights.bin holds values that are not numbers.');
  }
  const parts = {
    modelTopology,
    generatedBy,
    weightSpecs: weights.map(({ name, shape, dtype }) => ({ name, shape, dtype })),
    weightData: values.buffer as ArrayBuffer,
  };
  return withinLimits(values.length, () => buildNetwork(parts));
}

function readModelJson(bytes: Uint8Array) {
  let parsed: unknown;
  try {
    parsed = JSON.parse(tf.util.decodeString(bytes, 'utf-8'));
  } catch {
    throw new Error('model.json is not JSON.');
  }
  const checked = v.safeParse(modelJsonSchema, parsed);
  if (!checked.success) {
    const field = v.getDotPath(checked.issues[0]);
    throw new Error(
      `model.json is not a TensorFlow.js layers model${field === null ? '' : `: see “${field}”`}.`,
    );
  }
  return checked.output;
}
