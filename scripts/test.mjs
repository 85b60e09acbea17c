/** `npm test`: prepares a bare machine, then types, lint, format, unit tests and the app in a real Electron. */
import { ensureEncoders } from './encoder/ensureEncoder.mjs';
import { ensureFaceNetworks } from './face/ensureFaceNetworks.mjs';
import { ensureAppBuilt, ensureCliBuilt } from './setup/build.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { checkSystemLibraries } from './setup/systemLibraries.mjs';
import { hasDisplay, startVirtualDisplay } from './setup/display.mjs';
import { attempt, check, ensureNativeBackend, runTests } from './setup/testSteps.mjs';
import { summarise } from './setup/testSummary.mjs';
import { runMain, say } from './setup/trouble.mjs';

await runMain(async () => {
  await ensureInstalled();
  const ci = Boolean(process.env.CI) && process.env.CI !== 'false';
  const steps = await everything();
  const { lines, exitCode } = summarise(steps, { ci });
  process.stdout.write(`\n${lines.join('\n')}\n`);
  return exitCode;
});

async function everything() {
  say('Checking types, lint and format …');
  const checks = await Promise.all([
    check(
      'types',
      ['typescript/bin/tsc', '-p', '.'],
      ['typescript/bin/tsc', '-p', 'src/core', '--noEmit'],
      ['typescript/bin/tsc', '-p', 'src/kernel', '--noEmit'],
      ['svelte-check/bin/svelte-check', '--threshold', 'warning'],
    ),
    checkLintAndFormat(),
  ]);

  const build = await attempt('build', async () => {
    await ensureAppBuilt();
    await ensureCliBuilt();
  });
  // A build that fails is a fault of ours, not of the machine.
  if (build.state === 'not run') build.state = 'failed';

  say('Preparing a native TensorFlow to compare with …');
  const native = await attempt('native TensorFlow', ensureNativeBackend);
  const encoder = await attempt('voice encoder', ensureEncoders);
  const face = await attempt('face networks', ensureFaceNetworks);
  const unit = await runTests('unit', 'vitest.config.ts');
  const endToEnd = await runEndToEnd(build.state === 'passed');
  return [...checks.flat(), build, native, encoder, face, unit, endToEnd];
}

/** One after the other, beside the types: the machine has two cores to spare, not three. */
async function checkLintAndFormat() {
  const lint = await check('lint', ['eslint/bin/eslint.js', '.']);
  return [lint, await check('format', ['prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'])];
}

/**
 * @param {boolean} built
 * @returns {Promise<import('./setup/testSummary.mjs').Step>}
 */
async function runEndToEnd(built) {
  const name = 'end-to-end';
  if (!built) return { name, state: 'not run', detail: 'the app could not be built' };
  const ready = await attempt(name, async () => {
    const electron = await ensureElectron();
    await checkSystemLibraries(electron.path);
    if (!hasDisplay()) (await startVirtualDisplay()).stop();
  });
  return ready.state === 'passed' ? runTests(name, 'vitest.e2e.config.ts') : ready;
}
