import { availableParallelism } from 'node:os';
import type { TaskTable } from './messages';
import { TaskWorker, type TaskWorkerOptions } from './taskWorker';

export type TaskPoolOptions = Omit<TaskWorkerOptions, 'urgency'> & {
  /** How many workers. Default: `poolSize()`. */
  size?: number;
};

/** Each worker holds the models once more: beyond this many, memory grows faster than speed. */
const mostWorkers = 8;

/** One worker per core this process may use. */
export function poolSize(): number {
  return Math.min(availableParallelism(), mostWorkers);
}

/**
 * Several workers for many tasks of one kind: each takes the next one as soon as it is free. One that dies is
 * replaced and its task done again, see `TaskWorker`, so every task is answered exactly once.
 */
export class TaskPool<Tasks extends TaskTable<Tasks>> {
  readonly #workers: TaskWorker[];
  readonly #free: TaskWorker[];
  readonly #waiting: ((worker: TaskWorker) => void)[] = [];

  constructor({ size = poolSize(), ...options }: TaskPoolOptions) {
    this.#workers = Array.from({ length: size }, () => new TaskWorker({ ...options, urgency: [] }));
    this.#free = [...this.#workers].reverse();
  }

  get size(): number {
    return this.#workers.length;
  }

  /** Starts the workers before they are needed. */
  start(): void {
    for (const worker of this.#workers) worker.start();
  }

  /**
   * Has a task done by the next free worker.
   *
   * @throws AffectronError the task's own refusals; `worker-stopped` as `TaskWorker.run`
   */
  async run<Name extends keyof Tasks & string>(
    task: Name,
    input: Tasks[Name]['input'],
  ): Promise<Tasks[Name]['output']> {
    const worker = this.#free.pop() ?? (await new Promise<TaskWorker>((take) => this.#waiting.push(take)));
    try {
      return await worker.run(task, input);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(worker);
      else this.#free.push(worker);
    }
  }

  /** Ends the workers; whatever still waits is refused. */
  async dispose(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.dispose()));
  }
}
