import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed Tests, files that could not be loaded, and errors outside tests.
 * @property {{ name: string, reason: string | null }[]} skipped
 */

/**
 * A vitest reporter that writes how many tests passed, failed and were skipped, and why, to the file named by
 * AFFECTRON_COUNTS. Vitest's own JSON leaves out the reasons given to `skip`.
 */
export default class CountsReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} errors Thrown outside any test.
   */
  onTestRunEnd(modules, errors) {
    const file = process.env.AFFECTRON_COUNTS;
    if (!file) return;
    /** @type {Counts} */
    const counts = { passed: 0, failed: errors.length, skipped: [] };
    for (const module of modules) {
      counts.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') counts.passed++;
        else if (result.state === 'failed') counts.failed++;
        else
          counts.skipped.push({
            name: test.fullName,
            reason: result.state === 'skipped' ? (result.note ?? null) : 'it did not end',
          });
      }
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(counts));
  }
}
