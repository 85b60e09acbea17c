import * as v from 'valibot';

/** A layer of a network that is a graph, with where each of its inputs comes from: name of a layer, number of its use. */
const layerSchema = v.object({
  name: v.string(),
  class_name: v.string(),
  inbound_nodes: v.array(v.array(v.looseTuple([v.string(), v.number()]))),
});
const graphSchema = v.object({ config: v.object({ layers: v.array(layerSchema) }) });

/**
 * Refuses a graph in which a layer waits for one that never comes, or for itself: TensorFlow.js would wait for ever.
 * Found by the fuzzer. What is no graph is left to TensorFlow.js.
 *
 * @throws Error with a plain message
 */
export function assertConnected(topology: unknown): void {
  const graph = v.safeParse(graphSchema, topology);
  if (!graph.success) return;
  const { layers } = graph.output.config;
  const uses = new Map(layers.map(({ name, class_name }) => [name, class_name === 'InputLayer' ? 1 : 0]));
  let waiting = layers.flatMap(({ name, inbound_nodes }) =>
    inbound_nodes.map((inputs) => ({ name, inputs })),
  );
  for (let before = Infinity; waiting.length > 0 && waiting.length < before;) {
    before = waiting.length;
    waiting = waiting.filter(({ name, inputs }) => {
      const isReady = inputs.every(([from, use]) => use < (uses.get(from) ?? 0));
      if (isReady) uses.set(name, (uses.get(name) ?? 0) + 1);
      return !isReady;
    });
  }
  if (waiting.length > 0) throw new Error(`its layer “${waiting[0].name}” waits for one that is not there.`);
}
