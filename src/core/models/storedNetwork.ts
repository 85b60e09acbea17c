import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import * as v from 'valibot';

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

/** Writes a network as `model.json` and `weights.bin`. */
export async function storeNetwork(network: layers.LayersModel): Promise<StoredNetwork> {
  let stored: StoredNetwork | undefined;
  await network.save(
    tf.io.withSaveHandler((artifacts) => {
      const modelJson = {
        format: 'layers-model',
        generatedBy: artifacts.generatedBy,
        modelTopology: artifacts.modelTopology,
        weightsManifest: [{ paths: ['weights.bin'], weights: artifacts.weightSpecs }],
      };
      stored = {
        'model.json': tf.util.encodeString(JSON.stringify(modelJson), 'utf-8'),
        'weights.bin': new Uint8Array(tf.io.CompositeArrayBuffer.join(artifacts.weightData)),
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
  const expected = 4 * weights.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  if (bytes.byteLength !== expected) {
    throw new Error(`weights.bin has ${bytes.byteLength} bytes where model.json calls for ${expected}.`);
  }
  const weightData = bytes.slice().buffer;
  if (!new Float32Array(weightData).every(Number.isFinite)) {
    throw new Error('weights.bin holds values that are not numbers.');
  }
  return layers.loadLayersModel(
    tf.io.fromMemory({
      modelTopology,
      ...(generatedBy !== undefined && { generatedBy }),
      weightSpecs: weights,
      weightData,
    }),
  );
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
    throw new Error(`model.json is not a TensorFlow.js layers model: ${v.summarize(checked.issues)}`);
  }
  return checked.output;
}
