import * as tf from '@tensorflow/tfjs-core';
import * as v from 'valibot';
import { sha256 } from './sha256';

/** One of a model's files. @throws Error with a plain reason */
export async function read(name: string, reading: Promise<Uint8Array> | undefined): Promise<Uint8Array> {
  if (reading === undefined) throw new Error(`${name} is missing.`);
  try {
    return await reading;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Error(missing ? `${name} is missing.` : `${name} cannot be read.`, { cause: error });
  }
}

/** One of a model's files, which must be the one its card describes. @throws Error with a plain reason */
export async function readChecked(
  name: string,
  reading: Promise<Uint8Array> | undefined,
  hash: string,
): Promise<Uint8Array> {
  const bytes = await read(name, reading);
  if ((await sha256(bytes)) !== hash) {
    throw new Error(`${name} is damaged: it is not the file its card describes.`);
  }
  return bytes;
}

/** A model's card by its schema. @throws Error with a plain reason */
export function parseCard<Schema extends v.GenericSchema>(
  schema: Schema,
  bytes: Uint8Array,
): v.InferOutput<Schema> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(tf.util.decodeString(bytes, 'utf-8'));
  } catch {
    throw new Error('card.json is not JSON.');
  }
  const checked = v.safeParse(schema, parsed);
  if (!checked.success) {
    const [issue] = checked.issues;
    const field = v.getDotPath(issue);
    throw new Error(`card.json is damaged${field === null ? '' : ` at “${field}”`}.`);
  }
  return checked.output;
}
