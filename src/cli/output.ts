import type { Problem } from '../core/errors';

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
  process.stderr.write(`${subject}: ${message}${advice === undefined ? '' : ` ${advice}`}\n`);
}

/** `affectron … | head` closes our stdout: end then, without an error nobody asked for. */
export function leaveQuietlyWhenReaderGoes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
}
