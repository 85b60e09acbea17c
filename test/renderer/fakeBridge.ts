import type { Bridge, CallName, EventName, Events } from '../../src/shared/contract';
import type { Problem } from '../../src/shared/types';

type Handler = (...args: unknown[]) => unknown;

/** What a handler throws to refuse. */
export class FakeRefusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

/** Main, played by a test: answers calls with given functions, remembers them, and can push events. */
export class FakeBridge {
  readonly calls: { name: CallName; args: unknown[] }[] = [];
  #handlers: Partial<Record<CallName, Handler>>;
  #listeners = new Map<EventName, Set<(payload: never) => void>>();

  constructor(handlers: Partial<Record<CallName, Handler>> = {}) {
    this.#handlers = handlers;
  }

  get bridge(): Bridge {
    const call = async (name: CallName, ...args: unknown[]) => {
      this.calls.push({ name, args });
      try {
        return { ok: true, value: await this.#handlers[name]?.(...args) };
      } catch (thrown) {
        if (!(thrown instanceof FakeRefusal)) throw thrown;
        return { ok: false, problem: thrown.problem };
      }
    };
    return {
      call: call as Bridge['call'],
      on: (name, listener) => {
        const listeners = this.#listeners.get(name) ?? new Set();
        listeners.add(listener);
        this.#listeners.set(name, listeners);
        return () => listeners.delete(listener);
      },
      openDropped: () => Promise.resolve({ ok: true, value: { opened: [], failed: [] } }),
      soundsDropped: () => call('batch.choose') as ReturnType<Bridge['soundsDropped']>,
      videoDropped: () => call('video.open') as ReturnType<Bridge['videoDropped']>,
      folderDropped: () => call('folder.choose') as ReturnType<Bridge['folderDropped']>,
    };
  }

  push<Name extends EventName>(name: Name, payload: Events[Name]): void {
    for (const listener of this.#listeners.get(name) ?? [])
      (listener as (value: Events[Name]) => void)(payload);
  }

  /** Answers a call otherwise from now on. */
  answer(name: CallName, handler: Handler): void {
    this.#handlers = { ...this.#handlers, [name]: handler };
  }

  count(name: CallName): number {
    return this.calls.filter((call) => call.name === name).length;
  }

  listeners(): number {
    return [...this.#listeners.values()].reduce((sum, set) => sum + set.size, 0);
  }
}

/** A promise that a test settles by hand. */
export function pending<Value>() {
  let resolve!: (value: Value) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** Lets everything that is already settled run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
