import { Worker } from 'node:worker_threads';
import { AffectronError } from '../core/errors';
import type { TaskRequest, WorkerReport } from './messages';

export interface TaskWorkerOptions {
  /** Built worker file. */
  file: string;
  /** Handed to the worker at its start. */
  setup?: unknown;
  /** Tasks, what a person waits for most first. */
  urgency: readonly string[];
  /** Hears of workers that end unasked. */
  log: (subject: string, message: string, detail?: unknown) => void;
  /** Hears what the worker reports of itself. */
  onReport?: (report: WorkerReport) => void;
  /**
   * Longest a task may take, ms. Default five minutes: twenty minutes of sound, the longest that is read,
   * took one on a very busy machine, so whatever lasts longer hangs.
   */
  timeLimit?: number;
}

export interface TaskOptions {
  /**
   * A long task that makes room when another is asked for: its worker is replaced, and it is done from the start when
   * nothing else waits. Default false.
   */
  yields?: boolean;
  /** Longest it may take, ms; default that of the worker. */
  timeLimit?: number;
}

interface Waiting {
  request: TaskRequest;
  yields: boolean;
  timeLimit: number;
  /** Times it was handed to a worker. */
  attempts: number;
  resolve: (output: unknown) => void;
  reject: (thrown: unknown) => void;
}

const defaultTimeLimit = 300_000;

/** Of V8's 48, which every thread that computes would fill with what is long done with before it looks. */
const youngMegabytes = 8;

/**
 * A worker thread and the tasks for it. One at a time is with the worker; the others wait here, where a
 * newer one can overtake. A worker that dies is replaced when the next task comes; the task it died with is
 * tried once more, then answered `worker-stopped`.
 */
export class TaskWorker {
  readonly #options: TaskWorkerOptions;
  readonly #waiting: Waiting[] = [];
  #running: Waiting | null = null;
  #timer: NodeJS.Timeout | null = null;
  #worker: Worker | null = null;
  #nextId = 1;
  #disposed = false;

  constructor(options: TaskWorkerOptions) {
    this.#options = options;
  }

  /** Starts the worker before it is needed. */
  start(): void {
    if (!this.#disposed) this.#worker ??= this.#spawn();
  }

  /**
   * Has the worker do a task.
   *
   * @throws AffectronError the task's own refusals; `worker-stopped` after two crashes, a task that hangs,
   *   or `dispose`
   */
  run(task: string, input: unknown, options: TaskOptions = {}): Promise<unknown> {
    const { yields = false, timeLimit = this.#options.timeLimit ?? defaultTimeLimit } = options;
    if (this.#disposed) return Promise.reject(closing());
    return new Promise((resolve, reject) => {
      const request = { id: this.#nextId++, task, input };
      this.#waiting.push({ request, yields, timeLimit, attempts: 0, resolve, reject });
      if (this.#running?.yields) this.#interrupt();
      this.#advance();
    });
  }

  /** Ends the worker; whatever still waits is refused. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    const worker = this.#worker;
    this.#worker = null;
    const running = this.#takeRunning();
    for (const { reject } of [...(running ? [running] : []), ...this.#waiting.splice(0)]) reject(closing());
    await worker?.terminate();
  }

  #advance(): void {
    if (this.#running !== null || this.#disposed) return;
    const next = this.#takeNext();
    if (next === null) return;
    this.#running = next;
    next.attempts += 1;
    this.#worker ??= this.#spawn();
    this.#worker.postMessage(next.request);
    this.#timer = setTimeout(() => this.#hangs(), next.timeLimit);
  }

  /** Puts the running task back among those that wait. */
  #interrupt(): void {
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate();
    const running = this.#takeRunning();
    if (running === null) return;
    running.attempts -= 1;
    this.#waiting.push(running);
  }

  /** Long tasks last; the most urgent, and of those the newest: older clips have been passed over. */
  #takeNext(): Waiting | null {
    const { urgency } = this.#options;
    const rank = ({ request, yields }: Waiting): number =>
      urgency.indexOf(request.task) + (yields ? urgency.length : 0);
    const [next] = [...this.#waiting].sort((a, b) => rank(a) - rank(b) || b.request.id - a.request.id);
    if (next === undefined) return null;
    this.#waiting.splice(this.#waiting.indexOf(next), 1);
    return next;
  }

  #spawn(): Worker {
    const worker = new Worker(this.#options.file, {
      workerData: this.#options.setup,
      resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
    });
    // Nothing has to wait for it when the program ends.
    worker.unref();
    worker.on('message', (report: WorkerReport) => {
      if (this.#worker === worker) this.#hear(report);
    });
    worker.on('error', (thrown) => this.#options.log('worker', 'a worker failed', thrown));
    worker.on('exit', (code) => {
      if (this.#worker === worker) this.#died(code);
    });
    return worker;
  }

  #hear(report: WorkerReport): void {
    if (report.kind === 'backend') {
      this.#options.onReport?.(report);
      return;
    }
    if (this.#running?.request.id !== report.id) return;
    const running = this.#takeRunning();
    if (report.kind === 'done') running?.resolve(report.output);
    else running?.reject(AffectronError.fromProblem(report.problem));
    this.#advance();
  }

  #died(code: number): void {
    this.#worker = null;
    this.#options.log('worker', `a worker ended with code ${code}`);
    const running = this.#takeRunning();
    if (running !== null && running.attempts < 2) this.#waiting.push(running);
    else running?.reject(stopped('The part of Affectron that listens stopped twice on this clip.'));
    this.#advance();
  }

  #hangs(): void {
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate();
    const running = this.#takeRunning();
    this.#options.log('worker', `${running?.request.task} took too long; its worker is replaced`);
    running?.reject(stopped('The part of Affectron that listens did not answer in time.'));
    this.#advance();
  }

  #takeRunning(): Waiting | null {
    const running = this.#running;
    this.#running = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
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
