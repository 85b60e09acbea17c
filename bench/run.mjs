/**
 * `npm run bench [-- NAME …]`: bundles every `bench/*.bench.ts` (or those named), runs each module's `bench()` in a
 * process of its own and prints the machine the figures are from.
 */
import { readdirSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from '../scripts/setup/install.mjs';
import { root } from '../scripts/setup/paths.mjs';
import { run } from '../scripts/setup/run.mjs';
import { runMain, Trouble } from '../scripts/setup/trouble.mjs';

const ending = '.bench.ts';

await runMain(async () => {
  await ensureInstalled();
  const names = chosen(process.argv.slice(2));
  const folder = await bundle(names);
  console.log(machine());
  let failures = 0;
  for (const name of names) {
    console.log(`\n${name}`);
    const module = JSON.stringify(join(folder, `${name}.js`));
    const script = `const { bench } = await import(require('node:url').pathToFileURL(${module}).href); await bench();`;
    // One process each: no bench runs in code that another one has warmed up or in its garbage.
    const { code } = await run(process.execPath, ['--expose-gc', '-e', `(async () => { ${script} })()`], {
      show: true,
    });
    if (code !== 0) failures++;
  }
  return failures > 0 ? 1 : 0;
});

/** @param {string[]} wanted Names without ending; none means all. */
function chosen(wanted) {
  const all = readdirSync(join(root, 'bench'))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
  const unknown = wanted.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new Trouble(`There is no bench “${unknown}”. There are: ${all.join(', ')}.`);
  return wanted.length > 0 ? wanted : all;
}

/**
 * @param {string[]} names
 * @returns {Promise<string>} Folder of the bundles, inside the repository so that they find its packages.
 */
async function bundle(names) {
  const { build } = await import('vite');
  const folder = join(root, 'out', 'bench');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: {
        input: Object.fromEntries(names.map((name) => [name, join(root, 'bench', `${name}${ending}`)])),
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return folder;
}

function machine() {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return (
    `${model}, ${availableParallelism()} cores, ${memory} GiB, ${process.platform} ${release()} ${process.arch}, ` +
    `Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`
  );
}
