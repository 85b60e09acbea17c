import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AffectronError, toProblem, type Problem } from '../../core/errors';
import { modelIds, ownModelsFolder } from '../../library/modelFolders';
import { TrainingRun, type TrainingOrder } from '../../library/labelled/trainingRun';
import type { TrainingState } from '../../shared/training';
import type { Log } from '../log';
import type { TrainingReport, TrainingSetup } from './messages';
import { secondsLeft } from './secondsLeft';

export interface TrainingOptions {
  /** Built worker file. */
  file: string;
  dataFolder: string;
  /** Folder with one folder for each model that came with the program. */
  modelsFolder: string;
  /** Seconds between checkpoints. Default 5. */
  checkpointSeconds?: number;
  /** An id for a model of this name that nothing has yet. */
  idFor: (title: string) => Promise<string>;
  onChange: (state: TrainingState | null) => void;
  /** A model has come; the training counts as done once this is. */
  onModel: () => Promise<void>;
  log: Log;
}

/** Skipped clips named to the window; the rest is counted. */
const namedSkips = 20;

/** Shortest time between two reports of reading, ms. */
const readingInterval = 200;

interface Running {
  worker: Worker;
  id: string;
  stop: Int32Array;
  /** ms, as `performance.now`. */
  startedAt: number;
  /** When the first pass of this run began. */
  trainingSince: number | null;
  /** Passes made before this run began. */
  passesBefore: number;
  lastReport: number;
}

/**
 * The one training there is at a time, in a worker of its own. What it needs to go on lies in the data folder:
 * whatever ends the program, the next start offers to go on.
 */
export class TrainingService {
  readonly #options: TrainingOptions;
  readonly #run: TrainingRun;
  /** What was found at start. */
  readonly notices: Problem[] = [];
  #order: TrainingOrder | null = null;
  #running: Running | null = null;
  #state: TrainingState | null = null;
  /** True while a run begins, before its worker is there, and while its end is put in order. */
  #busy = false;

  private constructor(options: TrainingOptions) {
    this.#options = options;
    this.#run = new TrainingRun(options.dataFolder);
  }

  /** Finds out whether a training was interrupted when the program last ended. */
  static async open(options: TrainingOptions): Promise<TrainingService> {
    const service = new TrainingService(options);
    const order = await service.#run.interrupted();
    // Ended between the model and the end of its run: it is all there, and would come a second time.
    if (order !== null && (await service.#isMade(order))) await service.#run.clear().catch(() => undefined);
    else if (order !== null) {
      service.#order = order;
      service.notices.push({
        code: 'training-interrupted',
        message: `Training of “${order.title}” was interrupted when Affectron last ended.`,
        advice: 'Go on with it, or discard it, in Train.',
      });
      service.#state = { ...freshState(order), phase: 'interrupted', resumable: true };
    }
    return service;
  }

  get state(): TrainingState | null {
    return this.#state && { ...this.#state, ...this.#times() };
  }

  /**
   * Begins to train; answers as soon as it has begun.
   *
   * @throws AffectronError `already-training` while one runs or an interrupted one waits; `disk-full` or `cannot-write`
   */
  async start(order: TrainingOrder): Promise<void> {
    if (this.#running || this.#busy || this.#state?.resumable) {
      throw new AffectronError('already-training', 'One model is trained at a time.', {
        advice: 'Stop or finish the other training first.',
      });
    }
    await this.#begin(async () => {
      const noted = { ...order, id: await this.#options.idFor(order.title) };
      await this.#run.begin(noted);
      this.#order = noted;
    });
  }

  /** Goes on with an interrupted or failed training. @throws AffectronError `not-found` */
  async resume(): Promise<void> {
    if (!this.#state?.resumable) throw nothingTrains();
    await this.#begin(() => Promise.resolve());
  }

  /** Ends the training with the best pass so far. @throws AffectronError `not-found` when none runs */
  stop(): void {
    if (this.#running === null) throw nothingTrains();
    Atomics.store(this.#running.stop, 0, 1);
    this.#change({ stopping: true });
  }

  /** Throws a running, interrupted or ended training away; a model that is there already stays. */
  async discard(): Promise<void> {
    await this.#endWorker();
    await this.#run.clear();
    this.#order = null;
    this.#state = null;
    this.#options.onChange(null);
  }

  /** Ends the worker; the run can be gone on with at the next start. */
  async dispose(): Promise<void> {
    await this.#endWorker();
  }

  async #begin(prepare: () => Promise<void>): Promise<void> {
    this.#busy = true;
    try {
      await prepare();
      const order = this.#order;
      if (order === null) throw nothingTrains();
      this.#spawn(order, order.id ?? (await this.#options.idFor(order.title)));
    } finally {
      this.#busy = false;
    }
  }

  async #isMade({ id }: TrainingOrder): Promise<boolean> {
    if (id === undefined) return false;
    const folder = ownModelsFolder(this.#options.dataFolder);
    return (await modelIds(folder)).includes(id);
  }

  #spawn(order: TrainingOrder, id: string): void {
    const { file, dataFolder, modelsFolder, checkpointSeconds, log } = this.#options;
    const stop = new SharedArrayBuffer(4);
    const setup: TrainingSetup = {
      order,
      id,
      dataFolder,
      modelsFolder,
      stop,
      checkpointSeconds,
    };
    const worker = new Worker(file, { workerData: setup });
    const running: Running = {
      worker,
      id,
      stop: new Int32Array(stop),
      startedAt: performance.now(),
      trainingSince: null,
      passesBefore: 0,
      lastReport: -Infinity,
    };
    this.#running = running;
    this.#state = freshState(order);
    this.#options.onChange(this.state);
    worker.on('message', (report: TrainingReport) => {
      if (this.#running === running) void this.#hear(running, report);
    });
    worker.on('error', (thrown) => log('training', 'the worker failed', thrown));
    worker.on('exit', () => {
      if (this.#running === running) void this.#failed(workerStopped());
    });
  }

  async #hear(running: Running, report: TrainingReport): Promise<void> {
    switch (report.kind) {
      case 'read':
        this.#reading(running, report);
        return;
      case 'resumed':
        running.passesBefore = report.passes.length;
        this.#change({ passes: report.passes, of: report.of, best: bestOf(report.passes) });
        return;
      case 'pass': {
        const passes = [...(this.#state?.passes ?? []), report.pass];
        this.#change({ phase: 'training', read: null, passes, of: report.of, best: bestOf(passes) });
        return;
      }
      case 'testing':
        this.#change({ phase: 'testing', read: null });
        return;
      case 'done':
        await this.#done(running, report.skipped);
        return;
      case 'failed':
        await this.#failed(report.problem);
    }
  }

  #reading(running: Running, { done, total }: { done: number; total: number }): void {
    if (done === total) {
      running.trainingSince = performance.now();
      this.#change({ phase: 'training', read: null });
      return;
    }
    const now = performance.now();
    if (now - running.lastReport < readingInterval) return;
    running.lastReport = now;
    this.#change({ read: { done, total } });
  }

  async #done(running: Running, skipped: { name: string; message: string }[]): Promise<void> {
    const times = this.#times();
    this.#running = null;
    this.#order = null;
    this.#busy = true;
    // The model is there: a run that cannot be removed would only be offered again.
    await this.#run.clear().catch((thrown: unknown) => this.#options.log('training', 'left behind', thrown));
    await this.#options.onModel();
    this.#busy = false;
    this.#change({
      ...times,
      phase: 'done',
      model: running.id,
      skipped: skipped.slice(0, namedSkips),
      skippedCount: skipped.length,
      stopping: false,
    });
  }

  async #failed(problem: Problem): Promise<void> {
    const times = this.#times();
    this.#running = null;
    // Before the first checkpoint there is nothing to go on from, and the form is the better place to try again.
    const resumable = await this.#run.hasCheckpoint();
    if (!resumable) {
      this.#order = null;
      await this.#run.clear().catch(() => undefined);
    }
    this.#change({
      ...times,
      phase: 'failed',
      read: null,
      problem: problem.code === 'wrong-checkpoint' ? otherClips() : problem,
      resumable,
      stopping: false,
    });
  }

  #change(changes: Partial<TrainingState>): void {
    if (this.#state === null) return;
    this.#state = { ...this.#state, ...changes };
    this.#options.onChange(this.state);
  }

  /** How long the running training has taken, and may take at most. */
  #times(): Partial<Pick<TrainingState, 'seconds' | 'remaining'>> {
    if (this.#running === null || this.#state === null) return { remaining: null };
    const now = performance.now();
    const { startedAt, trainingSince, passesBefore } = this.#running;
    return {
      seconds: (now - startedAt) / 1000,
      remaining: secondsLeft(this.#state, {
        trainingFor: trainingSince === null ? null : (now - trainingSince) / 1000,
        passesBefore,
      }),
    };
  }

  async #endWorker(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.worker.terminate();
  }
}

function freshState({ recipe, title, data, seed }: TrainingOrder): TrainingState {
  return {
    recipe,
    title,
    folder: basename(data),
    seed,
    phase: 'reading',
    read: null,
    passes: [],
    of: 0,
    best: 0,
    seconds: 0,
    remaining: null,
    stopping: false,
    problem: null,
    resumable: false,
    model: null,
    skipped: [],
    skippedCount: 0,
  };
}

/** Pass with the lowest validation loss, counted from 1; of equals the first. */
function bestOf(passes: TrainingState['passes']): number {
  const losses = passes.map(({ validationLoss }) => validationLoss);
  return losses.indexOf(Math.min(...losses)) + 1;
}

function nothingTrains(): AffectronError {
  return new AffectronError('not-found', 'Nothing is being trained.');
}

function workerStopped(): Problem {
  return toProblem(
    new AffectronError('worker-stopped', 'The part of Affectron that trains stopped unexpectedly.', {
      advice: 'Try again; what was trained up to the last checkpoint is kept.',
    }),
  );
}

function otherClips(): Problem {
  return {
    code: 'wrong-checkpoint',
    message: 'The clips in the folder are not those the training began with.',
    advice: 'Put them back as they were and go on, or discard this training and start another.',
  };
}
