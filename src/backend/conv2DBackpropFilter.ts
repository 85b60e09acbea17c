import * as tf from '@tensorflow/tfjs-core';

/**
 * The kernel `Conv2DBackpropFilter`, which the WASM backend lacks: without it no convolution net can be
 * trained there. Conv1D layers pass through it too, with a height of one.
 *
 * The gradient of a filter tap is a matrix product: what the tap saw of the padded input, once per output
 * position, times the gradient of those outputs. All taps are laid side by side so that one product does.
 */
export function registerConv2DBackpropFilter(backendName: string): void {
  if (tf.getKernel('Conv2DBackpropFilter', backendName)) return;
  tf.registerKernel({
    kernelName: 'Conv2DBackpropFilter',
    backendName,
    kernelFunc: ({ inputs, attrs }) => {
      // The engine hands kernels its own tensors, typed as the bare `TensorInfo` they extend.
      const x = inputs.x as tf.Tensor4D;
      const dy = inputs.dy as tf.Tensor4D;
      const { strides, pad, dataFormat, dimRoundingMode, filterShape } =
        attrs as unknown as tf.Conv2DBackpropFilterAttrs;
      if (dataFormat !== 'NHWC') throw new Error(`Conv2DBackpropFilter: ${dataFormat} is not supported.`);
      return filterGradient(x, dy, filterShape, strides, pad, dimRoundingMode);
    },
  });
}

/**
 * Gradient of a 2-D convolution with respect to its filter, channels last, no dilation.
 *
 * @param x input, [batch, height, width, channels in]
 * @param dy gradient of the output, [batch, rows, columns, channels out]
 * @returns [filter height, filter width, channels in, channels out]
 */
function filterGradient(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  filterShape: [number, number, number, number],
  strides: [number, number] | number,
  pad: tf.Conv2DBackpropFilterAttrs['pad'],
  rounding: tf.Conv2DBackpropFilterAttrs['dimRoundingMode'],
): tf.Tensor4D {
  const shapes = tf.backend_util.computeConv2DInfo(x.shape, filterShape, strides, 1, pad, rounding);
  const { top, bottom, left, right } = shapes.padInfo;
  const [height, width, channelsIn, channelsOut] = filterShape;
  const positions = shapes.batchSize * shapes.outHeight * shapes.outWidth;

  return tf.tidy(() => {
    const padded = tf.pad(x, [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ]);
    const taps: tf.Tensor2D[] = [];
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const seen = tf.stridedSlice(
          padded,
          [0, row, column, 0],
          [
            shapes.batchSize,
            row + (shapes.outHeight - 1) * shapes.strideHeight + 1,
            column + (shapes.outWidth - 1) * shapes.strideWidth + 1,
            channelsIn,
          ],
          [1, shapes.strideHeight, shapes.strideWidth, 1],
        );
        taps.push(tf.reshape(seen, [positions, channelsIn]));
      }
    }
    // Transposed by hand: the WASM matMul has a fast path only for operands that are not transposed.
    const seenByTap = tf.transpose(tf.concat(taps, 1));
    return tf.reshape(tf.matMul(seenByTap, tf.reshape(dy, [positions, channelsOut])), filterShape);
  });
}
