import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { Trouble } from './trouble.mjs';

/**
 * @typedef {object} Line One line of `affectron classify --json`.
 * @property {string} file
 * @property {string} [model]
 * @property {string} [top]
 * @property {number} [confidence]
 * @property {{ message: string }} [error]
 */

/**
 * Classifies the bundled samples with every model and prints a table: one row a sample, one column a model.
 *
 * @returns {Promise<number>} Exit code of the command line.
 */
export async function printSampleTable() {
  const samples = JSON.parse(readFileSync(join(root, 'samples', 'samples.json'), 'utf8'));
  const files = samples.map((/** @type {{ file: string }} */ { file }) => join('samples', file));
  const args = [join(root, 'bin', 'affectron.js'), 'classify', '--json', '--model', 'all', ...files];
  const { code, output, errors } = await run(process.execPath, args);
  if (code > 1 || output === '') throw new Trouble(errors.trim());
  const lines = output.trim().split('\n');
  process.stdout.write(`${formatTable(lines.map((line) => JSON.parse(line)))}\n`);
  return code;
}

/**
 * @param {Line[]} lines
 * @returns {string} A table with aligned columns; failures stand in their cells.
 */
export function formatTable(lines) {
  const models = [...new Set(lines.flatMap(({ model }) => (model === undefined ? [] : [model])))];
  const files = [...new Set(lines.map(({ file }) => file))];
  const rows = files.map((file) => [
    file,
    ...models.map((model) => {
      const line = lines.find((each) => each.file === file && (each.model ?? model) === model);
      if (line?.top === undefined) return line?.error ? 'failed' : '';
      return `${line.top} ${Math.round((line.confidence ?? 0) * 100)} %`;
    }),
  ]);
  const table = [['sample', ...models], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const problems = [...new Set(lines.flatMap(({ error }) => (error ? [error.message] : [])))];
  return [
    ...table.map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
    ...problems,
  ].join('\n');
}
