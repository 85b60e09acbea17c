import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { AffectronError } from '../../core/errors';
import type { LiteLesson, LiteTrainer, LiteWeights } from '../../core/training/fitLite';
import { decodeHandover, writeHandover } from './handover';
import { runPython } from './runPython';

export interface PythonTrainerOptions {
  /** Folder of `lite.py`. */
  scripts: string;
  /** Where running trainings keep what they go on from, and what several trainings share. */
  work: string;
  /** Program that runs Python. Default: what AFFECTRON_PYTHON names, else python3. */
  python?: string;
}

/**
 * Trains Lite's network with `training/lite.py`. A training that was killed goes on after its last whole pass; one that
 * is finished is not done again.
 * Only training clips are handed over: what is validated and tested with never leaves this program.
 */
export function pythonTrainer({ scripts, work, python }: PythonTrainerOptions): LiteTrainer {
  return async (lesson) => {
    const lessons = join(work, 'lessons');
    const header = headerOf(lesson, lessons);
    const folder = join(work, createHash('sha256').update(JSON.stringify(header)).digest('hex').slice(0, 16));
    const weights = join(folder, 'weights.bin');
    if (!existsSync(weights)) {
      await mkdir(folder, { recursive: true });
      const sounds = [...lesson.training.map(({ pieces }) => pieces), ...lesson.samples].flat();
      const arrays = sounds.map(({ data }) => data);
      await writeHandover(join(folder, 'handover.bin'), header, arrays);
      await runPython([join(scripts, 'lite.py'), folder], {
        ...(python !== undefined && { python }),
        onLine: async (line) => lesson.onPass(v.parse(passSchema, JSON.parse(line))),
      });
      await rm(join(folder, 'handover.bin'));
    }
    return readWeights(await readFile(weights));
  };
}

const passSchema = v.object({ pass: v.number(), of: v.number(), loss: v.number() });

/** Everything but the sounds; `framesPath` names the frames by their content, so it stands for the sounds too. */
function headerOf({ settings, seed, classes, training, samples }: LiteLesson, lessons: string) {
  const lengths = (pieces: LiteLesson['samples'][number]) => pieces.map(({ frames }) => frames);
  return {
    settings,
    seed,
    classes,
    lessons,
    training: training.map(({ pieces, framesPath, class: label, corpus, voice }) => ({
      pieces: lengths(pieces),
      class: label,
      corpus,
      voice,
      frames: framesPath,
    })),
    samples: samples.map((pieces) => ({ pieces: lengths(pieces) })),
  };
}

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const weightsSchema = v.object({
  layers: v.array(v.object({ name: v.string(), shapes: v.array(v.array(count)) })),
  samples: v.array(v.array(v.number())),
});

function readWeights(bytes: Uint8Array): LiteWeights {
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
      advice: 'training/lite.py and this program must be of the same version.',
      cause,
    });
  }
}
