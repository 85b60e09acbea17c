/**
 * Matrices as 16-bit whole numbers between their least and their largest value: half the bytes, for an error of a
 * hundred-thousandth of that span. It is a quantisation TensorFlow.js knows, so its own loader reads the files too.
 */
import * as tf from '@tensorflow/tfjs-core';

/** One weight as `model.json` lists it. */
export interface StoredWeight {
  name: string;
  shape: number[];
  dtype: 'float32';
  /** Absent where the values are float32. */
  quantization?: { dtype: 'uint16'; scale: number; min: number };
}

const steps = 0xffff;

/** Vectors stay as they are: they are few, and small ones among large would lose too much. */
export function halveMatrices(
  weights: readonly StoredWeight[],
  data: ArrayBuffer,
): { weights: StoredWeight[]; data: Uint8Array } {
  const parts: Uint8Array[] = [];
  let offset = 0;
  const halved = weights.map((weight) => {
    const values = new Float32Array(data, offset, tf.util.sizeFromShape(weight.shape));
    offset += values.byteLength;
    if (weight.shape.length < 2) {
      parts.push(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
      return weight;
    }
    const min = values.reduce((least, value) => Math.min(least, value), Infinity);
    const max = values.reduce((largest, value) => Math.max(largest, value), -Infinity);
    const scale = (max - min) / steps || 1;
    parts.push(new Uint8Array(Uint16Array.from(values, (value) => Math.round((value - min) / scale)).buffer));
    return { ...weight, quantization: { dtype: 'uint16' as const, scale, min } };
  });
  return { weights: halved, data: new Uint8Array(tf.io.CompositeArrayBuffer.join(parts.map(bytesOf))) };
}

/** Bytes a weight takes in `weights.bin`. */
export function storedBytes({ shape, quantization }: StoredWeight): number {
  return (quantization ? 2 : 4) * tf.util.sizeFromShape(shape);
}

/** All values as float32, one weight after the other. */
export function wholeWeights(weights: readonly StoredWeight[], bytes: Uint8Array): Float32Array {
  const whole = new Float32Array(weights.reduce((sum, { shape }) => sum + tf.util.sizeFromShape(shape), 0));
  let offset = 0;
  let place = 0;
  for (const weight of weights) {
    // A copy of its own: what follows an odd number of 16-bit values need not begin at a multiple of 4.
    const { buffer } = Uint8Array.from(bytes.subarray(offset, offset + storedBytes(weight)));
    const { quantization } = weight;
    const values = quantization
      ? Float32Array.from(new Uint16Array(buffer), (value) => value * quantization.scale + quantization.min)
      : new Float32Array(buffer);
    whole.set(values, place);
    offset += storedBytes(weight);
    place += values.length;
  }
  return whole;
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer {
  return (buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength);
}
