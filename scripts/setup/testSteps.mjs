import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './paths.mjs';
import { run } from './run.mjs';
import { Trouble, say } from './trouble.mjs';

/** @typedef {import('./testSummary.mjs').Step} Step */

/**
 * Runs a check of the code; its output is shown only where it fails.
 *
 * @param {string} name
 * @param {string[][]} commands Script of a package in node_modules, then its arguments.
 * @returns {Promise<Step>}
 */
export async function check(name, ...commands) {
  for (const [script = '', ...args] of commands) {
    const { code, output, errors } = await run(process.execPath, [
      join(root, 'node_modules', script),
      ...args,
    ]);
    if (code === 0) continue;
    say(`${name} failed:\n${(output + errors).trim()}`);
    return { name, state: 'failed' };
  }
  return { name, state: 'passed' };
}

/**
 * Runs tests with vitest, shown as they run.
 *
 * @param {string} name
 * @param {string} config
 * @returns {Promise<Step>}
 */
export async function runTests(name, config) {
  const file = join(cache, `counts-${name}.json`);
  rmSync(file, { force: true });
  const { code } = await run(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=./scripts/setup/countsReporter.mjs',
    ],
    { show: true, env: { ...process.env, AFFECTRON_COUNTS: file } },
  );
  if (!existsSync(file))
    return { name, state: 'failed', detail: `vitest ended with code ${code} before its end` };
  const counts = /** @type {import('./countsReporter.mjs').Counts} */ (
    JSON.parse(readFileSync(file, 'utf8'))
  );
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return { name, state: counts.failed > 0 ? 'failed' : 'passed', counts };
}

/**
 * Does something tests stand on. A `Trouble` means that this machine cannot, which is told in the summary.
 *
 * @param {string} name
 * @param {() => Promise<unknown>} work
 * @returns {Promise<Step>}
 */
export async function attempt(name, work) {
  try {
    await work();
    return { name, state: 'passed' };
  } catch (thrown) {
    if (!(thrown instanceof Trouble)) throw thrown;
    return { name, state: 'not run', detail: thrown.message };
  }
}

/** Makes sure there is a native TensorFlow to compare WASM with: the installed tfjs-node, else an assembled one. */
export async function ensureNativeBackend() {
  if (existsSync(join(root, 'node_modules', '@tensorflow', 'tfjs-node', 'deps', 'lib'))) return;
  const { code, errors } = await run(process.execPath, [join(root, 'scripts', 'native-backend.mjs')], {
    limitSeconds: 600,
  });
  if (code !== 0)
    throw new Trouble(errors.trim().split('\n')[0] || 'it could not be assembled in ten minutes');
}
