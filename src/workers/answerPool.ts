import { stopIfCancelled } from '../library/cancelled';
import type { AnswerSetup, AnswerTasks } from './answerTasks';
import { poolSize, TaskPool, type TaskPoolOptions } from './taskPool';

export interface AnswerPoolOptions {
  setup: AnswerSetup;
  /** Built `answerWorker`. */
  worker: string;
  log: TaskPoolOptions['log'];
  /** At most so many workers; default one per core. */
  size?: number | undefined;
  signal?: AbortSignal;
}

/**
 * Lends workers that have models answer, one per core. What is with them when somebody cancels is let go, so that
 * nobody waits for it; all are gone when `use` ends.
 *
 * @throws AffectronError `cancelled` when it was before anything began; whatever `use` throws
 */
export async function withAnswerPool<Value>(
  { setup, worker, log, size, signal }: AnswerPoolOptions,
  use: (pool: TaskPool<AnswerTasks>) => Promise<Value>,
): Promise<Value> {
  // A signal tells of nothing that came before somebody listened to it.
  stopIfCancelled(signal);
  const pool = new TaskPool<AnswerTasks>({
    file: worker,
    setup,
    log,
    size: Math.min(poolSize(), size ?? Infinity),
  });
  const release = () => void pool.dispose();
  signal?.addEventListener('abort', release);
  try {
    pool.start();
    return await use(pool);
  } finally {
    signal?.removeEventListener('abort', release);
    await pool.dispose();
  }
}
