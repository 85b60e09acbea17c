import * as tf from '@tensorflow/tfjs-core';

const name = 'BatchMatMul';
const replaced = new WeakSet<tf.KernelFunc>();

/**
 * Makes matrix products with transposed operands fast on a backend whose `BatchMatMul` is fast only without:
 * the WASM one falls back to a plain loop, fifteen times slower at the sizes of an LSTM's gradient. Here the
 * operands are transposed first.
 */
export function transposeBeforeMatMul(backendName: string): void {
  const original = tf.getKernel(name, backendName);
  if (replaced.has(original.kernelFunc)) return;

  const kernelFunc: tf.KernelFunc = ({ inputs, backend, attrs }) => {
    // The engine hands kernels its own tensors, typed as the bare `TensorInfo` they extend.
    const operands = { a: inputs.a as tf.Tensor, b: inputs.b as tf.Tensor };
    const made: tf.Tensor[] = [];
    if (attrs?.transposeA) made.push((operands.a = transposed(operands.a)));
    if (attrs?.transposeB) made.push((operands.b = transposed(operands.b)));
    const product = original.kernelFunc({
      inputs: operands,
      backend,
      attrs: { ...attrs, transposeA: false, transposeB: false },
    });
    tf.dispose(made);
    return product;
  };
  replaced.add(kernelFunc);
  tf.unregisterKernel(name, backendName);
  tf.registerKernel({ ...original, kernelFunc });
}

/** Swaps the last two axes. */
function transposed(tensor: tf.Tensor): tf.Tensor {
  const axes = tensor.shape.map((_, axis) => axis);
  return tf.transpose(tensor, [...axes.slice(0, -2), axes.length - 1, axes.length - 2]);
}
