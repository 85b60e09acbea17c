import { CommanderError } from 'commander';
import { type ProblemCode, toProblem } from '../core/errors';
import { oneLine } from './output';

/** 0 all done, 1 something failed, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

const wrongUse: readonly ProblemCode[] = ['wrong-use', 'unknown-model', 'unknown-feature-set'];

/** The exit code that belongs to what a command threw. */
export function exitCodeOf(thrown: unknown): ExitCode {
  // Help and version asked for are no failure; commander throws them as well.
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
  return wrongUse.includes(toProblem(thrown).code) ? 2 : 1;
}

/** Writes to stderr what a command threw. Commander has written its own messages already. */
export function explain(thrown: unknown): void {
  if (thrown instanceof CommanderError) return;
  const { code, message, advice } = toProblem(thrown);
  // Only our own faults have a stack worth reading.
  const text =
    code === 'unexpected' && thrown instanceof Error ? (thrown.stack ?? message) : oneLine(message);
  process.stderr.write(`affectron: ${text}${advice === undefined ? '' : `\n${advice}`}\n`);
}
