import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as v from 'valibot';
import { AffectronError } from '../core/errors';
import { systemCode } from './fileProblem';

/**
 * A JSON file of ours, checked against its schema.
 *
 * @param words what it belongs to ("evaluation"), and what to do when it is damaged
 * @throws AffectronError `not-found` when there is none, `damaged` when it is not as it should be
 */
export async function readJsonRecord<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  { noun, advice }: { noun: string; advice: string },
): Promise<v.InferOutput<Schema>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') {
      throw new AffectronError('not-found', `This ${noun} is no longer there.`, { cause });
    }
    parsed = null;
  }
  const checked = v.safeParse(schema, parsed);
  if (checked.success) return checked.output;
  const article = /^[aeiou]/.test(noun) ? 'an' : 'a';
  throw new AffectronError('damaged', `The file ${basename(path)} of ${article} ${noun} is damaged.`, {
    advice,
  });
}
