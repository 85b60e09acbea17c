import { Worker } from 'node:worker_threads';
import { AffectronError } from '../../core/errors';
import type { BackendInfo } from '../../core/models/backendInfo';
import type { Log } from '../log';
import type { TaskName, TaskRequest, Tasks, WorkerReport, WorkerSetup } from './messages';
import { takeNext } from './taskQueue';
import type { Waiting } from './taskQueue';

export interface InferenceOptions {
  /** Built worker file. */
  workerFile: string;
  setup: WorkerSetup;
  log: Log;
  /** Hears which backend a started worker runs on. */
  onBackend?: (backend: BackendInfo) => void;
  /**
   * Longest a single task may take, ms. Default two minutes: the longest clip that is read takes a fraction
   * of that even on a slow machine, so whatever lasts longer hangs.
   */
  timeLimit?: number;
}

const defaultTimeLimit = 120_000;

/**
 * Main's side of the inference worker. One task at a time is with the worker; the others wait here, where
 * a newer clip can overtake. A worker that dies is replaced when the next task comes; the task it died with
 * is tried once more, then answered `worker-stopped`.
 */
export class InferenceService {
  readonly #options: InferenceOptions;
  readonly #waiting: Waiting[] = [];
  #worker: Worker | null = null;
  #running: Waiting | null = null;
  #timer: NodeJS.Timeout | null = null;
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
    if (this.#disposed) return Promise.reject(stopped('Affectron is closing.'));
    return new Promise<unknown>((resolve, reject) => {
      const request = { id: this.#nextId++, task, input } as TaskRequest;
      this.#waiting.push({ request, attempts: 0, resolve, reject });
      this.#advance();
    }) as Promise<Tasks[Name]['output']>;
  }

  /** Ends the worker; whatever still waits is refused. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#stopClock();
    const worker = this.#worker;
    this.#worker = null;
    const left = this.#running ? [this.#running, ...this.#waiting] : this.#waiting;
    this.#running = null;
    for (const { reject } of left.splice(0)) reject(stopped('Affectron is closing.'));
    this.#waiting.length = 0;
    await worker?.terminate();
  }

  #advance(): void {
    if (this.#running !== null || this.#disposed) return;
    const next = takeNext(this.#waiting);
    if (next === null) return;
    this.#running = next;
    next.attempts += 1;
    this.#worker ??= this.#spawn();
    this.#worker.postMessage(next.request);
    this.#timer = setTimeout(() => this.#hangs(next), this.#options.timeLimit ?? defaultTimeLimit);
  }

  #spawn(): Worker {
    const worker = new Worker(this.#options.workerFile, { workerData: this.#options.setup });
    // Tests and the end of the program need not wait for it.
    worker.unref();
    worker.on('message', (report: WorkerReport) => {
      if (this.#worker === worker) this.#hear(report);
    });
    worker.on('error', (thrown) => this.#options.log('inference', 'the worker failed', thrown));
    worker.on('exit', (code) => this.#died(worker, code));
    return worker;
  }

  #hear(report: WorkerReport): void {
    if (report.kind === 'backend') {
      this.#options.onBackend?.(report.backend);
      return;
    }
    const running = this.#running;
    if (running?.request.id !== report.id) return;
    this.#finish();
    if (report.kind === 'done') running.resolve(report.output);
    else running.reject(AffectronError.fromProblem(report.problem));
    this.#advance();
  }

  #died(worker: Worker, code: number): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    const running = this.#running;
    this.#finish();
    this.#options.log('inference', `the worker ended with code ${code}`);
    if (running === null) return;
    if (running.attempts < 2) this.#waiting.push(running);
    else running.reject(stopped('The part of Affectron that listens stopped twice on this clip.'));
    this.#advance();
  }

  #hangs(running: Waiting): void {
    this.#options.log('inference', `${running.request.task} took too long; the worker is replaced`);
    const worker = this.#worker;
    this.#worker = null;
    this.#finish();
    running.reject(stopped('The part of Affectron that listens did not answer in time.'));
    void worker?.terminate();
    this.#advance();
  }

  #finish(): void {
    this.#stopClock();
    this.#running = null;
  }

  #stopClock(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

function stopped(message: string): AffectronError {
  return new AffectronError('worker-stopped', message, {
    advice: 'It has been restarted: try again, or pick another clip.',
  });
}
