/**
 * What `npm audit --json` has said.
 *
 * @typedef {{ state: 'fine', words: string } | { state: 'found', words: string } | { state: 'no answer', words: string }} Verdict
 */

/**
 * Tells known vulnerabilities apart from a registry that does not answer, which says nothing about the packages.
 *
 * @param {string} output What the command wrote to stdout.
 * @returns {Verdict}
 */
export function auditVerdict(output) {
  const counts = countsIn(output);
  if (counts === null) {
    return { state: 'no answer', words: 'The registry gave no answer about known vulnerabilities.' };
  }
  const { high = 0, critical = 0, moderate = 0, low = 0 } = counts;
  const words = `Known vulnerabilities in what ships: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low.`;
  return { state: high + critical > 0 ? 'found' : 'fine', words };
}

/**
 * @param {string} output
 * @returns {Record<string, number> | null}
 */
function countsIn(output) {
  try {
    return JSON.parse(output).metadata?.vulnerabilities ?? null;
  } catch {
    return null;
  }
}
