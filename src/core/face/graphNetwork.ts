import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';
import type { io, Tensor } from '@tensorflow/tfjs-core';

/** A network of the face library: its graph as it lies in the package, and its weights. */
export interface GraphFiles {
  /** Text of the `.json` file. */
  graph: string;
  weights: Uint8Array;
}

interface StoredGraph {
  format: string;
  modelTopology: object;
  weightsManifest: { weights: io.WeightsManifestEntry[] }[];
}

/** @throws Error when the files do not make a network */
export async function loadGraph({ graph, weights }: GraphFiles): Promise<GraphModel> {
  const stored = JSON.parse(graph) as StoredGraph;
  return loadGraphModel({
    load: () =>
      Promise.resolve({
        format: stored.format,
        modelTopology: stored.modelTopology,
        weightSpecs: stored.weightsManifest.flatMap((group) => group.weights),
        weightData: weights.slice().buffer,
      }),
  });
}

/** All that a network answers, one tensor for each of its outputs. */
export function outputs(network: GraphModel, input: Tensor): Tensor[] {
  const answered = network.execute(input);
  return Array.isArray(answered) ? answered : [answered];
}
