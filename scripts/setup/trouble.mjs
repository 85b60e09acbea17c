/** Something a person has to put right: shown as its sentence alone, without a stack trace. */
export class Trouble extends Error {
  /** @override */
  name = 'Trouble';
}

/**
 * One line for people. It goes to stderr, so that a program's own output stays clean.
 *
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a script's main function: its number is the exit code; a `Trouble` is printed as its sentence and
 * ends with 1.
 *
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (thrown) {
    if (!(thrown instanceof Trouble)) throw thrown;
    say(thrown.message);
    process.exitCode = 1;
  }
}
