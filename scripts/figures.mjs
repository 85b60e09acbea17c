/**
 * `npm run figures`: writes what the model cards and the reports in docs/reports say into the tables of the README and
 * of docs/results.md, and into the second figures of the cards in the window. With `-- --add report.json [--as NAME]` a report that `evaluate` wrote is put beside the others first,
 * with `-- --add-fusion fusion.json --as NAME` what `fuse --json` printed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withFigures } from './setup/figures.mjs';
import { addFusion } from './setup/fusionTables.mjs';
import { heardVoices } from './setup/heardVoices.mjs';
import { root } from './setup/paths.mjs';
import { addReport } from './setup/reports.mjs';
import { withClassics, withResults } from './setup/resultTables.mjs';
import { runMain, say } from './setup/trouble.mjs';

await runMain(async () => {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({ options: { add: text, 'add-fusion': text, as: text } });
  if (values.add) say(`Kept as docs/reports/${addReport(values.add, values.as)}.json.`);
  if (values['add-fusion']) {
    say(`Kept as docs/reports/fusion/${addFusion(values['add-fusion'], values.as)}.json.`);
  }
  rewrite('README.md', (text) => withClassics(withFigures(text)));
  rewrite(join('docs', 'results.md'), withResults);
  writeFileSync(join(root, 'src', 'shared', 'heardVoices.json'), heardVoices());
});

/**
 * @param {string} name
 * @param {(text: string) => string} change
 */
function rewrite(name, change) {
  const path = join(root, name);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}
