import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { between, percent, table } from './markdown.mjs';
import { root } from './paths.mjs';

/** Where the table of figures begins and ends in the README. */
const marks = /** @type {const} */ ([
  '<!-- figures of resources/models, by npm run figures -->',
  '<!-- end of figures -->',
]);

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
  return between(readme, marks, cardTable(cards()));
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
function cardTable(models) {
  const rows = models.map(({ name, emotions, input, data, results, size }) => [
    name,
    String(emotions.length),
    input.set,
    percent(results.accuracy),
    percent(results.uar),
    percent(1 / emotions.length),
    testedOn(data.actors.test.length, results.confusion.flat()),
    `${Math.round(size.bytes / 1000)} kB${input.set.startsWith('whisper-') ? ' + encoder' : ''}`,
  ]);
  return table(['model', 'emotions', 'hears', 'accuracy', 'UAR', 'guessing', 'tested on', 'size'], rows);
}

/**
 * @param {number} actors left out of training; none where the recipe was cross-validated
 * @param {number[]} counts of the confusion matrix
 */
function testedOn(actors, counts) {
  const answers = counts.reduce((sum, count) => sum + count, 0);
  // Every seed answers every clip once.
  return actors > 0 ? `${answers} clips, ${actors} actors held out` : `${answers} answers, cross-validated`;
}
