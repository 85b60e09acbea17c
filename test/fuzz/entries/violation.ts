import { AffectronError, problemCodes, toProblem, type Problem } from '../../../src/core/errors';

/** Something that must not happen whatever is put in. */
export class Violation extends Error {}

/** What came of an input: `taken`, or the code of the refusal. */
export type Outcome = string;

/** Refusals that are a fault of ours, whatever the input. */
const neverAnswers: readonly string[] = ['unexpected', 'worker-stopped', 'wrong-use'];

/** The code of a refusal that people can be shown. @throws Violation for one that they cannot */
export function refusalCode({ code, message, advice }: Problem): Outcome {
  const told = `${code}: ${message}`;
  if (!problemCodes.includes(code)) throw new Violation(`unknown code, ${told}`);
  if (neverAnswers.includes(code)) throw new Violation(told);
  if (!/^[“‘A-Z0-9].*[.!?]$/s.test(message)) throw new Violation(`no sentence, ${told}`);
  if (advice !== undefined && !/[.!?]$/.test(advice)) throw new Violation(`no sentence as advice: ${advice}`);
  return code;
}

/** Does something that may be refused, with a typed error only. */
export async function outcomeOf<Value>(
  call: () => Promise<Value>,
): Promise<{ value: Value; code?: never } | { code: Outcome; value?: never }> {
  try {
    return { value: await call() };
  } catch (thrown) {
    if (thrown instanceof Violation) throw thrown;
    if (!(thrown instanceof AffectronError)) throw new Violation(stackOf(thrown));
    return { code: refusalCode(toProblem(thrown)) };
  }
}

export function stackOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}

export function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new Violation(otherwise);
}
