import { Worker } from 'node:worker_threads';
import { AffectronError } from '../../core/errors';
import type { BackendInfo } from '../../core/models/backendInfo';
import type { Log } from '../log';
import type { TaskName, TaskRequest, Tasks, WorkerReport, WorkerSetup } from './messages';
import { lanes, takeNext } from './taskQueue';
import type { Lane, Waiting } from './taskQueue';

export interface InferenceOptions {
  /** Built worker file. */
  workerFile: string;
  setup: WorkerSetup;
  log: Log;
  /** Hears which backend a started worker runs on. */
  onBackend?: (backend: BackendInfo) => void;
  /**
   * Longest a single task may take, ms, what the worker does besides included. Default five minutes: twenty
   * minutes of sound, the longest that is read, took one on a very busy machine, so whatever lasts longer
   * hangs.
   */
  timeLimit?: number;
}

const defaultTimeLimit = 300_000;

interface Running extends Waiting {
  timer: NodeJS.Timeout;
}

/**
 * Main's side of the inference worker. One task of each lane is with the worker; the others wait here, where
 * a newer clip can overtake. A worker that dies is replaced when the next task comes; what it died with is
 * tried once more, then answered `worker-stopped`.
 */
export class InferenceService {
  readonly #options: InferenceOptions;
  readonly #waiting: Waiting[] = [];
  readonly #running = new Map<Lane, Running>();
  #worker: Worker | null = null;
  #nextId = 1;
  #disposed = false;

  constructor(options: InferenceOptions) {
    this.#options = options;
  }

  /** Starts the worker before it is needed. */
  start(): void {
    if (!this.#disposed) this.#worker ??= this.#spawn();
  }

  /**
   * Has the worker do one task.
   *
   * @throws AffectronError the task's own refusals; `worker-stopped` after two crashes, a task that hangs,
   *   or `dispose`
   */
  run<Name extends TaskName>(task: Name, input: Tasks[Name]['input']): Promise<Tasks[Name]['output']> {
    if (this.#disposed) return Promise.reject(closing());
    return new Promise<unknown>((resolve, reject) => {
      const request = { id: this.#nextId++, task, input } as TaskRequest;
      this.#waiting.push({ request, attempts: 0, resolve, reject });
      this.#advance();
    }) as Promise<Tasks[Name]['output']>;
  }

  /** Ends the worker; whatever still waits is refused. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    for (const { reject } of [...this.#takeRunning(), ...this.#waiting.splice(0)]) reject(closing());
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #advance(): void {
    for (const lane of lanes) {
      if (this.#disposed || this.#running.has(lane)) continue;
      const next = takeNext(this.#waiting, lane);
      if (next === null) continue;
      const timer = setTimeout(() => this.#hangs(next), this.#options.timeLimit ?? defaultTimeLimit);
      this.#running.set(lane, { ...next, attempts: next.attempts + 1, timer });
      this.#worker ??= this.#spawn();
      this.#worker.postMessage(next.request);
    }
  }

  #spawn(): Worker {
    const worker = new Worker(this.#options.workerFile, { workerData: this.#options.setup });
    // Nothing has to wait for it when the program ends.
    worker.unref();
    worker.on('message', (report: WorkerReport) => {
      if (this.#worker === worker) this.#hear(report);
    });
    worker.on('error', (thrown) => this.#options.log('inference', 'the worker failed', thrown));
    worker.on('exit', (code) => {
      if (this.#worker === worker) this.#died(code);
    });
    return worker;
  }

  #hear(report: WorkerReport): void {
    if (report.kind === 'backend') {
      this.#options.onBackend?.(report.backend);
      return;
    }
    for (const [lane, { request, timer, resolve, reject }] of this.#running) {
      if (request.id !== report.id) continue;
      clearTimeout(timer);
      this.#running.delete(lane);
      if (report.kind === 'done') resolve(report.output);
      else reject(AffectronError.fromProblem(report.problem));
    }
    this.#advance();
  }

  #died(code: number): void {
    this.#worker = null;
    this.#options.log('inference', `the worker ended with code ${code}`);
    for (const running of this.#takeRunning()) {
      if (running.attempts < 2) this.#waiting.push(running);
      else running.reject(stopped('The part of Affectron that listens stopped twice on this clip.'));
    }
    this.#advance();
  }

  #hangs({ request, reject }: Waiting): void {
    this.#options.log('inference', `${request.task} took too long; the worker is replaced`);
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate();
    reject(stopped('The part of Affectron that listens did not answer in time.'));
    this.#waiting.push(...this.#takeRunning().filter((other) => other.request.id !== request.id));
    this.#advance();
  }

  #takeRunning(): Running[] {
    const running = [...this.#running.values()];
    this.#running.clear();
    for (const { timer } of running) clearTimeout(timer);
    return running;
  }
}

function closing(): AffectronError {
  return new AffectronError('worker-stopped', 'Affectron is closing.');
}

function stopped(message: string): AffectronError {
  return new AffectronError('worker-stopped', message, {
    advice: 'It has been restarted: try again, or pick another clip.',
  });
}
