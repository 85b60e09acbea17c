import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { AffectronError } from '../../core/errors';
import type { GivenWeights } from '../../core/training/givenWeights';
import { decodeHandover, writeHandover } from './handover';
import { runPython } from './runPython';

export interface PythonTraining {
  /** The script that trains. */
  script: string;
  /** Where running trainings keep what they go on from. */
  work: string;
  /** What the script is told; it names the training, so it must name all that the values are. */
  header: object;
  values: readonly Float32Array[];
  /** Program that runs Python. Default: what AFFECTRON_PYTHON names, else python3. */
  python?: string | undefined;
  /** While it is worked on, the training waits. What it throws ends the training. */
  onPass: (pass: { pass: number; of: number; loss: number }) => void | Promise<void>;
}

/**
 * Trains a network with a script of `training/`. A training that was killed goes on after its last whole pass; one that
 * is finished is not done again.
 *
 * @throws AffectronError `no-python`, `training-failed`, `disk-full`, `cannot-write`
 */
export async function trainInPython({
  script,
  work,
  header,
  values,
  python,
  onPass,
}: PythonTraining): Promise<GivenWeights> {
  const folder = join(work, createHash('sha256').update(JSON.stringify(header)).digest('hex').slice(0, 16));
  const weights = join(folder, 'weights.bin');
  if (!existsSync(weights)) {
    await mkdir(folder, { recursive: true });
    await writeHandover(join(folder, 'handover.bin'), header, values);
    await runPython([script, folder], {
      ...(python !== undefined && { python }),
      onLine: async (line) => onPass(v.parse(passSchema, JSON.parse(line))),
    });
    await rm(join(folder, 'handover.bin'));
  }
  return readWeights(await readFile(weights));
}

const passSchema = v.object({ pass: v.number(), of: v.number(), loss: v.number() });

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const weightsSchema = v.object({
  layers: v.array(v.object({ name: v.string(), shapes: v.array(v.array(count)) })),
  samples: v.array(v.array(v.number())),
});

function readWeights(bytes: Uint8Array): GivenWeights {
  try {
    const { header, values } = decodeHandover(bytes);
    const { layers, samples } = v.parse(weightsSchema, header);
    let at = 0;
    const taken = layers.map(({ name, shapes }) => ({
      name,
      weights: shapes.map((shape) => {
        const from = at;
        at += shape.reduce((size, length) => size * length, 1);
        return { shape, values: values.slice(from, at) };
      }),
    }));
    if (at !== values.length) throw new Error('the weights do not fill their shapes');
    return { layers: taken, samples };
  } catch (cause) {
    throw new AffectronError('training-failed', 'The training in Python gave no usable weights.', {
      advice: 'The scripts in training/ and this program must be of the same version.',
      cause,
    });
  }
}
