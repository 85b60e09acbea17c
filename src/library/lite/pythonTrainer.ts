import { join } from 'node:path';
import type { LiteLesson, LiteTrainer } from '../../core/training/fitLite';
import { trainInPython } from '../python/trainInPython';

export interface PythonTrainerOptions {
  /** Folder of `lite.py`. */
  scripts: string;
  /** Where running trainings keep what they go on from, and what several trainings share. */
  work: string;
  /** Program that runs Python. Default: what AFFECTRON_PYTHON names, else python3. */
  python?: string;
}

/**
 * Trains Lite's network with `training/lite.py`.
 * Only training clips are handed over: what is validated and tested with never leaves this program.
 */
export function pythonTrainer({ scripts, work, python }: PythonTrainerOptions): LiteTrainer {
  return (lesson) => {
    const sounds = [...lesson.training.map(({ pieces }) => pieces), ...lesson.samples].flat();
    return trainInPython({
      script: join(scripts, 'lite.py'),
      work,
      header: headerOf(lesson, join(work, 'lessons')),
      values: sounds.map(({ data }) => data),
      python,
      onPass: lesson.onPass,
    });
  };
}

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
