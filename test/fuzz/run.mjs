/**
 * `npm run fuzz [-- --seed N] [--share S] [--kind NAME] [--only NUMBER] [--jobs N]`: damages 24,000 files and looks what comes of
 * them. The same seed gives the same inputs. What has been tried is noted in `.cache/fuzz/`, so that a run that was
 * interrupted goes on; `--again` begins anew. Inputs that show a fault are written to `.cache/fuzz/found/`.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureInstalled } from '../../scripts/setup/install.mjs';
import { cache } from '../../scripts/setup/paths.mjs';
import { runMain, Trouble } from '../../scripts/setup/trouble.mjs';
import { bundleFuzzer } from './bundle.mjs';

/** @typedef {import('./inputs').Kind} Kind */
/** @typedef {Record<string, Record<string, number>>} Outcomes What came of the inputs of each kind. */
/** @typedef {{ outcomes: Outcomes, violated: import('./campaign').Violated[], seconds: number }} Noted */

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      share: { type: 'string', default: '1' },
      kind: { type: 'string', multiple: true },
      only: { type: 'string' },
      jobs: { type: 'string', default: '1' },
      again: { type: 'boolean', default: false },
    },
  });
  await ensureInstalled();
  const built = await bundleFuzzer();
  const { fuzz, fullCounts } = /** @type {typeof import('./campaign')} */ (
    await import(pathToFileURL(join(built, 'campaign.js')).href)
  );
  const { makeInput } = /** @type {typeof import('./inputs')} */ (
    await import(pathToFileURL(join(built, 'inputs.js')).href)
  );
  const [seed, share] = [Number(values.seed), Number(values.share)];
  const all = /** @type {Kind[]} */ (Object.keys(fullCounts));
  const wanted = values.kind ?? all;
  const unknown = wanted.find((name) => !all.some((kind) => kind === name));
  if (unknown !== undefined)
    throw new Trouble(`There is no kind “${unknown}”. There are: ${all.join(', ')}.`);
  const only = values.only === undefined ? null : Number(values.only);

  const counts = Object.fromEntries(
    all
      .filter((kind) => wanted.includes(kind))
      .map((kind) => [kind, only === null ? Math.round(share * (fullCounts[kind] ?? 0)) : only + 1]),
  );
  const file = join(cache, 'fuzz', `seed-${seed}.json`);
  const noted =
    values.again || only !== null
      ? fresh()
      : await readFile(file, 'utf8').then((text) => /** @type {Noted} */ (JSON.parse(text)), fresh);
  const done = (/** @type {string} */ kind) =>
    Object.values(noted.outcomes[kind] ?? {}).reduce((sum, count) => sum + count, 0);
  const from = Object.fromEntries(all.map((kind) => [kind, only ?? done(kind)]));

  const start = performance.now();
  const before = noted.seconds;
  let unsaved = 0;
  const save = async () => {
    noted.seconds = before + (performance.now() - start) / 1000;
    if (only !== null) return;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(noted));
  };
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  await fuzz({
    seed,
    counts,
    built,
    from,
    jobs: Number(values.jobs),
    signal: stop.signal,
    onInput(kind, { index, outcome = 'fault', violation }) {
      const tally = (noted.outcomes[kind] ??= {});
      tally[outcome] = (tally[outcome] ?? 0) + 1;
      if (violation !== undefined) {
        noted.violated.push({ kind, index, violation });
        console.log(`\n${kind} ${index}: ${violation}\n`);
        void keep(kind, index);
      }
      if (++unsaved % 100 === 0) void save();
      if (unsaved % 1000 === 0) console.log(`${kind}: ${done(kind)} of ${counts[kind]}`);
    },
  });
  await save();

  /** @param {Kind} kind @param {number} index */
  async function keep(kind, index) {
    for (const [name, bytes] of Object.entries(makeInput(kind, seed, index))) {
      const path = join(cache, 'fuzz', 'found', `${kind}-${seed}-${index}`, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
  }

  let total = 0;
  for (const kind of all.filter((name) => noted.outcomes[name])) {
    const tally = Object.entries(noted.outcomes[kind]).sort(([, one], [, other]) => other - one);
    total += done(kind);
    console.log(
      `${kind.padEnd(9)}${String(done(kind)).padStart(6)}   ${tally.map(([name, count]) => `${count} ${name}`).join(', ')}`,
    );
  }
  const { violated, seconds } = noted;
  console.log(
    `Seed ${seed}: ${total} inputs in ${seconds.toFixed(0)} s, ${violated.length} with a fault${violated.length > 0 ? ':' : '.'}`,
  );
  for (const { kind, index, violation } of violated)
    console.log(`  ${kind} ${index}: ${violation.split('\n')[0]}`);
  return violated.length > 0 ? 1 : 0;
});

/** @returns {Noted} */
function fresh() {
  return { outcomes: {}, violated: [], seconds: 0 };
}
