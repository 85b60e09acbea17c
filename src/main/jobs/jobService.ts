import { AffectronError, toProblem } from '../../core/errors';
import type { Job } from '../../shared/types';
import type { Log } from '../log';

/** What a job says of itself while it runs. */
export interface JobProgress {
  step: string;
  /** 0..1, or `null` while the total is unknown. */
  progress: number | null;
}

export interface JobWork {
  kind: Job['kind'];
  subject?: string;
  title: string;
  /**
   * Does the work; answers the last step, e.g. "96 clips added".
   *
   * @throws AffectronError `cancelled` once the signal is aborted
   */
  run: (report: (progress: JobProgress) => void, signal: AbortSignal) => Promise<string>;
}

export interface JobServiceOptions {
  onChange: (job: Job) => void;
  log: Log;
  /** Shortest time between two reports of progress, ms. */
  interval?: number;
}

interface Running {
  job: Job;
  abort: AbortController;
  done: Promise<void>;
}

/** Finished jobs remembered, so that a window that was reloaded still shows how they ended. */
const remembered = 20;

/** Long work in main, side by side, each with progress and cancel. */
export class JobService {
  readonly #options: JobServiceOptions;
  readonly #jobs = new Map<string, Running>();
  #nextId = 1;

  constructor(options: JobServiceOptions) {
    this.#options = options;
  }

  /** Starts a job and answers at once. */
  start(work: JobWork): Job {
    const id = `job-${this.#nextId++}`;
    const abort = new AbortController();
    const { kind, title, subject } = work;
    const about = subject === undefined ? { kind, title } : { kind, title, subject };
    const job: Job = { id, ...about, step: '', progress: null, state: 'running', problem: null };
    const running: Running = { job, abort, done: Promise.resolve() };
    this.#jobs.set(id, running);
    this.#forgetOldest();
    running.done = this.#run(running, work);
    return job;
  }

  list(): Job[] {
    return [...this.#jobs.values()].map(({ job }) => job);
  }

  /** Asks a job to stop; one that has ended already is left as it is. @throws AffectronError `not-found` */
  cancel(id: string): void {
    const running = this.#jobs.get(id);
    if (running === undefined) throw new AffectronError('not-found', 'There is no such job.');
    running.abort.abort();
  }

  /** Cancels whatever runs and waits until it has cleaned up. */
  async dispose(): Promise<void> {
    for (const { abort } of this.#jobs.values()) abort.abort();
    await Promise.all([...this.#jobs.values()].map(({ done }) => done));
  }

  async #run(running: Running, work: JobWork): Promise<void> {
    let reported = 0;
    const report = (progress: JobProgress): void => {
      running.job = { ...running.job, ...progress };
      const now = performance.now();
      if (now - reported < (this.#options.interval ?? 100)) return;
      reported = now;
      this.#options.onChange(running.job);
    };
    this.#options.onChange(running.job);
    try {
      const step = await work.run(report, running.abort.signal);
      running.job = { ...running.job, state: 'done', step, progress: 1 };
    } catch (thrown) {
      const problem = toProblem(thrown);
      if (problem.code === 'unexpected') this.#options.log('jobs', `${running.job.title} failed`, thrown);
      running.job = { ...running.job, state: problem.code === 'cancelled' ? 'cancelled' : 'failed', problem };
    }
    this.#options.onChange(running.job);
  }

  #forgetOldest(): void {
    const ended = [...this.#jobs.values()].filter(({ job }) => job.state !== 'running');
    for (const { job } of ended.slice(0, Math.max(0, ended.length - remembered))) this.#jobs.delete(job.id);
  }
}
