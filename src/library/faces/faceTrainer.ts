import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { cropSide } from '../../core/face/faceCrop';
import { standardisedFace } from '../../core/face/facePicture';
import { faceEmotions } from '../../core/face/faceRecogniser';
import type { ExpressionLesson, TrainExpressionOptions } from '../../core/face/trainExpression';
import { trainInPython } from '../python/trainInPython';

export interface FaceTrainerOptions {
  /** Folder of `face.py`. */
  scripts: string;
  /** Where running trainings keep what they go on from. */
  work: string;
  /** Program that runs Python. Default: what AFFECTRON_PYTHON names, else python3. */
  python?: string;
}

/**
 * Trains the expression network with `training/face.py`.
 * Only training pictures are handed over: what is validated and tested with never leaves this program.
 */
export function faceTrainer({
  scripts,
  work,
  python,
}: FaceTrainerOptions): TrainExpressionOptions['trainer'] {
  return (lesson) =>
    trainInPython({
      script: join(scripts, 'face.py'),
      work,
      header: headerOf(lesson),
      values: [...lesson.training.map(({ grey }) => standardisedFace(grey)), ...lesson.samples],
      python,
      onPass: lesson.onPass,
    });
}

/** Everything but the pictures; these it names by their content. */
function headerOf({ settings, seed, training, samples }: ExpressionLesson) {
  const content = createHash('sha256');
  for (const { grey } of training) content.update(grey);
  for (const { buffer, byteOffset, byteLength } of samples) {
    content.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return {
    settings,
    seed,
    classes: faceEmotions.length,
    side: cropSide,
    pictures: content.digest('hex'),
    training: training.map((picture) => ({ class: picture.class, votes: picture.votes })),
  };
}
