/** Imports and downloads that run in main. */
import type { Job } from '../../../shared/types';

export class Jobs {
  running = $state.raw<Job[]>([]);
  #onEnded: (job: Job) => void;
  #ended = new Set<string>();

  /** `onEnded` hears of every job that ends, however it ends. */
  constructor(onEnded: (job: Job) => void) {
    this.#onEnded = onEnded;
  }

  replace(jobs: Job[]): void {
    this.running = jobs.filter((job) => job.state === 'running');
  }

  /** The answer to our own wish; events of a short job may have overtaken it. */
  started(job: Job): void {
    if (job.state === 'running' && !this.#ended.has(job.id)) this.changed(job);
  }

  changed(job: Job): void {
    const known = this.running.some((other) => other.id === job.id);
    if (job.state === 'running') {
      this.running = known
        ? this.running.map((other) => (other.id === job.id ? job : other))
        : [...this.running, job];
      return;
    }
    this.running = this.running.filter((other) => other.id !== job.id);
    if (this.#ended.has(job.id)) return;
    this.#ended.add(job.id);
    this.#onEnded(job);
  }
}
