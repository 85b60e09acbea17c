/** Imports and downloads that run in main. */
import type { Job } from '../../../shared/types';

export class Jobs {
  running = $state.raw<Job[]>([]);
  #onEnded: (job: Job) => void;
  #ended: string[] = [];

  /** `onEnded` hears of every job that ends, however it ends. */
  constructor(onEnded: (job: Job) => void) {
    this.#onEnded = onEnded;
  }

  replace(jobs: Job[]): void {
    this.running = jobs.filter((job) => job.state === 'running');
  }

  /** The answer to our own wish; events of a short job may have overtaken it. */
  started(job: Job): void {
    if (job.state === 'running' && !this.#ended.includes(job.id)) this.changed(job);
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
    if (this.#ended.includes(job.id)) return;
    this.#ended.push(job.id);
    this.#onEnded(job);
  }
}
