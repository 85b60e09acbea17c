import type { CalibratedFold } from './calibrateFolds';
import type { ClipAnswer } from './runFold';

/**
 * What was said of every clip by a model that was not trained on it: one JSON object a line, as `affectron fuse` reads
 * them. Clips of the test are `test`, those that watched the training or fitted a temperature `validation`; a clip's id is
 * its file name, with the number of the draw behind it where profiles were drawn.
 *
 * @param folds calibrated by `calibrateFolds`
 */
export function posteriorLines(folds: readonly CalibratedFold[]): string {
  return folds
    .flatMap((fold) => [
      ...fold.answers.map((answer) => lineOf(fold, answer, 'test')),
      ...fold.watched.map((answer) => lineOf(fold, answer, 'validation')),
    ])
    .join('');
}

function lineOf(
  { emotions, fold, seed }: CalibratedFold,
  { name, voice, emotion, probabilities, draw }: ClipAnswer,
  part: 'test' | 'validation',
): string {
  const stem = name.replace(/^.*\//, '').replace(/\.\w+$/, '');
  const named = Object.fromEntries(
    emotions.map((one, place) => [one, Number(probabilities[place].toPrecision(6))]),
  );
  const id = draw === undefined ? stem : `${stem}#${draw}`;
  return `${JSON.stringify({ id, probabilities: named, label: emotion, voice, fold: `seed ${seed}, ${fold}`, part })}\n`;
}
