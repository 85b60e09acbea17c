import * as v from 'valibot';

/** Where each input of a layer comes from: name of a layer, number of its use. One that has none is never used. */
const useSchema = v.pipe(v.array(v.looseTuple([v.string(), v.number()])), v.minLength(1));
/** A layer of a network that is a graph, known to the layers after it by the name it was made with. */
const layerSchema = v.pipe(
  v.object({
    name: v.string(),
    class_name: v.string(),
    config: v.object({ name: v.string() }),
    inbound_nodes: v.array(useSchema),
  }),
  v.check(({ name, config }) => name === config.name),
);
const graphSchema = v.array(layerSchema);
type GraphLayer = v.InferOutput<typeof layerSchema>;

/** Both spellings that TensorFlow.js takes. */
const inbound = ['inbound_nodes', 'inboundNodes'];

/**
 * Refuses a graph in which a layer waits for one that never comes, or for itself: TensorFlow.js would wait for ever.
 * Found by the fuzzer. Holds for graphs within graphs too.
 *
 * @throws Error with a plain message
 */
export function assertConnected(topology: unknown): void {
  if (typeof topology !== 'object' || topology === null) return;
  if ('layers' in topology && isGraph(topology.layers)) assertGraph(topology.layers);
  Object.values(topology).forEach(assertConnected);
}

function isGraph(layers: unknown): boolean {
  return (
    Array.isArray(layers) &&
    layers.some(
      (layer: unknown) => typeof layer === 'object' && layer !== null && inbound.some((key) => key in layer),
    )
  );
}

function assertGraph(layers: unknown): void {
  const graph = v.safeParse(graphSchema, layers);
  if (!graph.success) throw new Error('its layers do not say plainly what comes after what.');
  const names = new Set(graph.output.map(({ name }) => name));
  if (names.size < graph.output.length) throw new Error('two of its layers have one name.');
  const waiting = neverReady(graph.output);
  if (waiting !== undefined) throw new Error(`its layer “${waiting}” waits for one that is not there.`);
}

/** The name of a layer whose inputs never come. */
function neverReady(layers: readonly GraphLayer[]): string | undefined {
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
  return waiting[0]?.name;
}
