import * as tf from '@tensorflow/tfjs-core';
import * as v from 'valibot';
import { AffectronError } from '../errors';
import type { EncoderFiles } from './encoderFiles';
import { sha256 } from './sha256';

const size = v.pipe(v.number(), v.integer(), v.minValue(1));

/** `manifest.json`, as `scripts/encoder.mjs` writes it. */
const manifestSchema = v.object({
  format: v.literal(1),
  id: v.string(),
  title: v.string(),
  licence: v.string(),
  source: v.object({ package: v.string(), file: v.string(), sha256: v.string() }),
  /** Values per token. */
  width: size,
  heads: size,
  blocks: size,
  /** Mel bands. */
  bands: size,
  /** SHA-256 of weights.bin. */
  sha256: v.string(),
  weights: v.array(
    v.object({
      name: v.string(),
      shape: v.array(size),
      dtype: v.literal('float32'),
      quantization: v.optional(v.object({ dtype: v.literal('uint8'), scale: v.number(), min: v.number() })),
    }),
  ),
});

export type EncoderManifest = v.InferOutput<typeof manifestSchema>;

/**
 * Reads and checks an encoder's files.
 *
 * @returns the manifest, and its weights as float32 tensors by name, to be disposed of by the caller
 * @throws AffectronError `model-unavailable` when it is missing or damaged, with the command that fetches it
 */
export async function readEncoder(
  files: EncoderFiles,
): Promise<{ manifest: EncoderManifest; weights: tf.NamedTensorMap }> {
  const manifest = await readManifest(files);
  const bytes = await read(files, 'weights.bin');
  if ((await sha256(bytes)) !== manifest.sha256)
    throw unavailable(files, 'is damaged: weights.bin is not whole');
  const needed = manifest.weights.reduce(
    (sum, { shape, quantization }) => sum + shape.reduce((a, b) => a * b, quantization ? 1 : 4),
    0,
  );
  if (needed !== bytes.byteLength) throw unavailable(files, 'is damaged: its files do not fit together');
  return { manifest, weights: tf.io.decodeWeights(bytes.slice().buffer, manifest.weights) };
}

async function readManifest(files: EncoderFiles): Promise<EncoderManifest> {
  const bytes = await read(files, 'manifest.json');
  let parsed: unknown;
  try {
    parsed = JSON.parse(tf.util.decodeString(bytes, 'utf-8'));
  } catch {
    throw unavailable(files, 'is damaged: manifest.json is not JSON');
  }
  const checked = v.safeParse(manifestSchema, parsed);
  if (!checked.success || checked.output.id !== files.id) {
    throw unavailable(files, 'is damaged: manifest.json does not describe it');
  }
  return checked.output;
}

async function read(files: EncoderFiles, name: 'manifest.json' | 'weights.bin'): Promise<Uint8Array> {
  try {
    return await files.read(name);
  } catch (cause) {
    throw unavailable(files, 'is not installed', cause);
  }
}

function unavailable({ id }: EncoderFiles, what: string, cause?: unknown): AffectronError {
  return new AffectronError('model-unavailable', `The voice encoder “${id}” ${what}.`, {
    advice: `It can be installed in Models, or with “node scripts/encoder.mjs ${id}” in the program's folder. The other models go on working.`,
    cause,
  });
}
