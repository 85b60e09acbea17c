import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { assertConnected } from './connectedLayers';

export interface NetworkParts {
  /** As TensorFlow.js layers write it. */
  modelTopology: Record<string, unknown>;
  generatedBy?: string | undefined;
  weightSpecs: tf.io.WeightsManifestEntry[];
  /** Of all weights, one after the other. */
  weightData: ArrayBuffer;
}

/**
 * A network with its weights. Where the two do not go together, nothing of it is left in memory: TensorFlow.js itself
 * would leave what it had made until then.
 *
 * @throws Error as TensorFlow.js gives it
 */
export async function buildNetwork(parts: NetworkParts): Promise<layers.LayersModel> {
  const { modelTopology, generatedBy, weightSpecs, weightData } = parts;
  assertConnected(modelTopology);
  assertNamed(modelTopology);
  const before = new Set(Object.keys(tf.engine().registeredVariables));
  const weights = tf.io.decodeWeights(weightData, weightSpecs);
  try {
    const network = await layers.loadLayersModel(
      tf.io.fromMemory({
        modelTopology: withoutInitializers(modelTopology) as typeof modelTopology,
        ...(generatedBy !== undefined && { generatedBy }),
      }),
    );
    network.loadWeights(weights);
    return network;
  } catch (thrown) {
    for (const [name, variable] of Object.entries(tf.engine().registeredVariables))
      if (!before.has(name)) variable.dispose();
    throw thrown;
  } finally {
    tf.dispose(weights);
  }
}

/** What TensorFlow.js takes as the name of a weight, which begins with that of its layer. */
const weightName = /^[A-Za-z0-9][-\w./]*$/;

/**
 * Refuses layers whose weights could not be named: TensorFlow.js makes the first of them before it looks, and leaves it in
 * memory. Found by the fuzzer.
 *
 * @throws Error with a plain message
 */
function assertNamed(topology: unknown): void {
  if (typeof topology !== 'object' || topology === null) return;
  if ('name' in topology && typeof topology.name === 'string' && !weightName.test(topology.name)) {
    throw new Error('the name of one of its layers has letters that are not taken there.');
  }
  Object.values(topology).forEach(assertNamed);
}

/** Weights begin as zeros: all of them are replaced, and random ones, orthogonal ones above all, take their time. */
function withoutInitializers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutInitializers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key.endsWith('_initializer') && inner !== null
        ? { class_name: 'Zeros', config: {} }
        : withoutInitializers(inner),
    ]),
  );
}
