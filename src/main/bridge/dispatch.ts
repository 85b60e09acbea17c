/** The checks every call from the window passes, apart from Electron so that tests can attack them. */
import * as v from 'valibot';
import { AffectronError, toProblem } from '../../core/errors';
import { contract } from '../../shared/contract';
import type { Answer, CallArguments, CallName, CallValue } from '../../shared/contract';
import type { Log } from '../log';

/** One function per call of the contract; a missing or mistyped one is a type error. */
export type Handlers = {
  [Name in CallName]: (...args: CallArguments<Name>) => Promise<CallValue<Name>> | CallValue<Name>;
};

export type Dispatch = (name: unknown, args: unknown) => Promise<Answer<unknown>>;

/**
 * Looks up, checks and runs one call. Never rejects: refusals and failures are answers. What is not an
 * `AffectronError` is a fault of ours: logged in full, and told to the window without its insides.
 */
export function createDispatch(handlers: Handlers, log: Log): Dispatch {
  return async (name, args) => {
    try {
      if (!isCallName(name)) throw refused('There is no such call.');
      return { ok: true, value: await run(handlers, name, args) };
    } catch (thrown) {
      return failed(thrown, log, typeof name === 'string' ? name.slice(0, 64) : typeof name);
    }
  };
}

/** A failure as an answer. */
export function failed(thrown: unknown, log: Log, subject: string): { ok: false } & Answer<never> {
  const problem = toProblem(thrown);
  if (problem.code === 'refused') log('bridge', `refused ${JSON.stringify(subject)}: ${problem.message}`);
  if (problem.code !== 'unexpected') return { ok: false, problem };
  log('bridge', `unexpected failure of ${JSON.stringify(subject)}`, thrown);
  return {
    ok: false,
    problem: {
      code: 'unexpected',
      message: 'Something went wrong inside Affectron.',
      advice: 'Please try again.',
    },
  };
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}

async function run<Name extends CallName>(
  handlers: Handlers,
  name: Name,
  args: unknown,
): Promise<CallValue<Name>> {
  const checked = v.safeParse(contract[name].arguments, args, { abortEarly: true });
  if (!checked.success) throw refused(`${name} was called with arguments it does not take.`);
  const handler = handlers[name];
  return await handler(...(checked.output as CallArguments<Name>));
}

function refused(message: string): AffectronError {
  return new AffectronError('refused', message);
}
