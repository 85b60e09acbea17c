import type { Bridge, CallArguments, CallName, CallValue } from '../../shared/contract';
import type { Problem } from '../../shared/types';

declare global {
  interface Window {
    readonly affectron: Bridge;
  }
}

/** A call that main refused, with the sentence it gave. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

/**
 * Calls main and unwraps the answer.
 * @throws {Refused} when main answered with a problem
 */
export async function ask<Name extends CallName>(
  bridge: Bridge,
  name: Name,
  ...args: CallArguments<Name>
): Promise<CallValue<Name>> {
  const answer = await bridge.call(name, ...args);
  if (!answer.ok) throw new Refused(answer.problem);
  return answer.value;
}

/** Any thrown value as a problem that can be shown. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Refused) return thrown.problem;
  return { code: 'unexpected', message: thrown instanceof Error ? thrown.message : String(thrown) };
}
