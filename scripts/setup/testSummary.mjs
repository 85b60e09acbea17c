/** @typedef {import('./countsReporter.mjs').Counts} Counts */

/**
 * One thing `npm test` did.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {'passed' | 'failed' | 'not run'} state
 * @property {string} [detail] Why it did not run, or what else there is to say.
 * @property {string} [output] Shown where it failed.
 * @property {Counts} [counts] Of a step that runs tests.
 */

/**
 * Tests that may be skipped even with CI=true, since no preparation can make them run: those that need corpora which
 * may not be passed on, those about what only an ordinary user or another system meets. They say so in their name or
 * their reason.
 */
const excused = /corpora|\broot\b|Windows|macOS|Linux/i;

/**
 * What a person reads last: what ran, what did not and why. The last line counts the tests; a failed check counts as
 * one failed test.
 *
 * @param {Step[]} steps
 * @param {{ ci: boolean }} options With `ci`, whatever did not run counts as failed.
 * @returns {{ lines: string[], exitCode: 0 | 1 }}
 */
export function summarise(steps, { ci }) {
  const counted = steps.map(({ counts }) => counts ?? { passed: 0, failed: 0, skipped: [] });
  const skipped = counted.flatMap((counts) => counts.skipped);
  const refused = ci ? skipped.filter(({ name, reason }) => !excused.test(`${name} ${reason ?? ''}`)) : [];
  const failedSteps = steps.filter(
    ({ state, counts }) => (state === 'failed' && !counts) || (ci && state === 'not run'),
  );

  const passed = sum(counted.map((counts) => counts.passed));
  const failed = sum(counted.map((counts) => counts.failed)) + failedSteps.length + refused.length;
  const left = skipped.length - refused.length;
  const width = Math.max(...steps.map(({ name }) => name.length));
  return {
    lines: [
      'Summary',
      ...steps.map((step) => `  ${step.name.padEnd(width)}  ${inWords(step)}`),
      ...skipped.map(({ name, reason }) => `  skipped: ${name}${reason ? ` (${reason})` : ''}`),
      ...(ci && (failedSteps.some(({ state }) => state === 'not run') || refused.length > 0)
        ? ['  With CI=true nothing of the main job may be left out: that counts as failed.']
        : []),
      `${passed} passed, ${failed} failed${left > 0 ? `, ${left} skipped` : ''}`,
    ],
    exitCode: failed > 0 ? 1 : 0,
  };
}

/** @param {Step} step */
function inWords({ state, detail, counts }) {
  const count = counts
    ? `: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped.length} skipped`
    : '';
  return `${state}${count}${detail ? ` (${detail})` : ''}`;
}

/** @param {number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);
