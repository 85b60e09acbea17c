import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { AffectronError } from '../core/errors';
import { inParallel } from './inParallel';
import { bundledItem, type Item } from './item';
import { soundSeconds } from './probeFile';

const line = v.pipe(v.string(), v.minLength(1), v.maxLength(500));

/** `samples/samples.json`: the synthetic voices that come with Affectron, in the order they are shown. */
const samplesSchema = v.array(
  v.object({
    file: v.pipe(line, v.regex(/^[\w.-]+$/)),
    title: line,
    attribution: line,
    synthetic: v.literal(true),
  }),
);

/**
 * The clips that come with Affectron.
 *
 * @throws AffectronError `not-found` when `samples.json` is missing or not as declared here
 */
export async function bundledSamples(folder: string): Promise<Item[]> {
  let samples: v.InferOutput<typeof samplesSchema>;
  try {
    samples = v.parse(samplesSchema, JSON.parse(await readFile(join(folder, 'samples.json'), 'utf8')));
  } catch (cause) {
    throw new AffectronError('not-found', 'The samples that come with Affectron could not be read.', {
      advice: 'Everything else works. Installing Affectron again brings them back.',
      cause,
    });
  }
  return inParallel(samples, 4, async (sample) =>
    bundledItem(folder, sample, await soundSeconds(join(folder, sample.file))),
  );
}
