import { type Problem, toProblem } from '../core/errors';
import { writeProblem } from '../library/fileProblem';

/** One line on stdout. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** One value as one line of JSON on stdout. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

/** A problem in one line for people, on stderr. */
export function printProblem(subject: string, { message, advice }: Problem): void {
  process.stderr.write(oneLine(`${subject}: ${message}${advice === undefined ? '' : ` ${advice}`}`) + '\n');
}

/**
 * Text that stays one line and cannot steer the terminal, whatever a file is called: line breaks, escape
 * sequences and changes of the writing direction are written as their numbers.
 */
export function oneLine(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u{${character.charCodeAt(0).toString(16)}}`,
  );
}

/**
 * What happens when nobody takes our output. `affectron … | head` closes stdout: the program ends then,
 * without an error nobody asked for. A full disk is told in a sentence. Without stderr only the telling is lost.
 */
export function watchOutput(): void {
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    printProblem('affectron', toProblem(writeProblem(error, 'output')));
    process.exit(1);
  });
}
