/** What the rows of a batch say. */
import type { BatchRow, RowAnswer } from '../../../shared/batch';
import { text } from '../text';
import { said } from '../text/said';

export function answerWords({ kind, top, next }: RowAnswer): string {
  if (kind === 'no speech') return text.batch.noSpeech;
  if (kind === 'refused' || top === null || next === null) return text.batch.refused;
  const [first, second] = [text.emotion[top], text.emotion[next]];
  return kind === 'unsure' ? text.batch.unsure(first, second) : first;
}

/** All that does not fit into a row: the whole path, and what is wrong with the file. */
export function rowTitle({ name, problem }: BatchRow): string {
  return problem === null ? name : `${name}\n${said(problem)}`;
}
