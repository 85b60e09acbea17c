/**
 * A `model.json` may come from anywhere and ask for layers of any size. TensorFlow.js makes room for all their weights before
 * it compares them with those that are there: one number in a file of some kilobytes takes gigabytes. So a network gets
 * no more weights than its file holds, and no layer that would give more values than any real one.
 */
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';

/** Most values a layer gives for one clip or one frame; the largest here gives some hundred thousand. */
const mostOutputs = 2 ** 24;

/** Layers that make more of their input without having weights, along an axis whose length is not known beforehand. */
const growing = /^(RepeatVector|UpSampling\w*|ZeroPadding\w*|Conv\dDTranspose|Resizing|CategoryEncoding)$/;

type AddWeight = (name: string, shape: number[], ...rest: unknown[]) => unknown;
/** What TypeScript calls protected. */
const base = layers.layers.Layer.prototype as unknown as { addWeight: AddWeight };

/** Values that may still become weights; `null` while no stored network is being built. */
let allowance: number | null = null;
const addWeight = base.addWeight;
base.addWeight = function (this: unknown, name, shape, ...rest) {
  if (allowance !== null) {
    allowance -= tf.util.sizeFromShape(shape);
    if (!(allowance >= 0)) throw new Error('its network has more weights than weights.bin.');
  }
  return addWeight.call(this, name, shape, ...rest);
};

/** Networks are built one after the other, each within its own allowance. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Builds a network of no more than so many weights.
 *
 * @throws Error with a plain message beyond that, or where a layer would give absurdly many values
 */
export function withinLimits(
  weights: number,
  build: () => Promise<layers.LayersModel>,
): Promise<layers.LayersModel> {
  const built = last.then(async () => {
    allowance = weights;
    try {
      return checked(await build());
    } finally {
      allowance = null;
    }
  });
  last = built.catch(() => undefined);
  return built;
}

function checked(network: layers.LayersModel): layers.LayersModel {
  const absurd = allLayers(network).find(
    (layer) => growing.test(layer.getClassName()) || outputsOf(layer) > mostOutputs,
  );
  if (absurd === undefined) return network;
  network.dispose();
  throw new Error(`its layer “${absurd.name}” would give more values than any real one.`);
}

type Layer = layers.LayersModel['layers'][number];

function allLayers(network: { layers: Layer[] }): Layer[] {
  return network.layers.flatMap((layer) => ('layers' in layer ? allLayers(layer as never) : [layer]));
}

/** Values for each example, where a length that is not known counts as one. */
function outputsOf({ inboundNodes }: Layer): number {
  const shapes = inboundNodes.flatMap(
    ({ outputShapes }) =>
      (Array.isArray(outputShapes[0]) ? outputShapes : [outputShapes]) as (number | null)[][],
  );
  const sizes = shapes.map((shape) => shape.reduce<number>((size, length) => size * (length ?? 1), 1));
  return Math.max(0, ...sizes);
}
