import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encoders } from '../encoder/encoders.mjs';
import { root } from './paths.mjs';

/** Where the table of figures begins and ends in the README. */
const marks = ['<!-- figures of resources/models, by npm run figures -->', '<!-- end of figures -->'];

/** The fields of a card that the table shows. */
/**
 * @typedef {{
 *   name: string,
 *   emotions: string[],
 *   input: { set: string },
 *   data: { actors: { test: string[] } },
 *   results: { accuracy: number, uar: number, confusion: number[][] },
 *   size: { bytes: number },
 * }} Card
 */

/**
 * The README with its table of figures as the model cards have them.
 *
 * @param {string} readme
 * @returns {string}
 */
export function withFigures(readme) {
  const [begin = '', end = ''] = marks;
  const from = readme.indexOf(begin) + begin.length;
  const to = readme.indexOf(end);
  if (from < begin.length || to < from)
    throw new Error(`The README lacks the lines “${begin}” and “${end}”.`);
  return `${readme.slice(0, from)}\n\n${table(cards())}\n\n${readme.slice(to)}`;
}

/** @returns {Card[]} Most emotions first, then the best. */
function cards() {
  const folder = join(root, 'resources', 'models');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(
      ({ name }) => /** @type {Card} */ (JSON.parse(readFileSync(join(folder, name, 'card.json'), 'utf8'))),
    )
    .sort((a, b) => b.emotions.length - a.emotions.length || b.results.uar - a.results.uar);
}

/** @param {Card[]} models */
function table(models) {
  const rows = models.map(({ name, emotions, input, data, results, size }) => [
    name,
    String(emotions.length),
    input.set,
    percent(results.accuracy),
    percent(results.uar),
    percent(1 / emotions.length),
    testedOn(data.actors.test.length, results.confusion.flat()),
    `${Math.round(size.bytes / 1000)} kB${encoders.some(({ id }) => id === input.set) ? ' + encoder' : ''}`,
  ]);
  const all = [['model', 'emotions', 'hears', 'accuracy', 'UAR', 'guessing', 'tested on', 'size'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (/** @type {string[]} */ row) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(all[0] ?? []), rule, ...rows.map(line)].join('\n');
}

/**
 * @param {number} actors left out of training; none where the recipe was cross-validated
 * @param {number[]} counts of the confusion matrix
 */
function testedOn(actors, counts) {
  const clips = counts.reduce((sum, count) => sum + count, 0);
  return `${clips} clips, ${actors > 0 ? `${actors} actors held out` : 'cross-validated'}`;
}

/** @param {number} share */
const percent = (share) => `${(share * 100).toFixed(1)} %`;
