import { access } from 'node:fs/promises';
import { AffectronError } from '../../core/errors';
import { Batch } from '../../library/batches/batch';
import type { BatchRecord } from '../../library/batches/batchRecord';
import { batchSounds, nameOf } from '../../library/batches/batchSounds';
import { openBatches, type BatchStore } from '../../library/batches/batchStore';
import { paceWords } from '../../library/evaluations/paceWords';
import type { ModelPlaces } from '../../library/evaluations/askedModels';
import { readProblem } from '../../library/fileProblem';
import { timedId } from '../../library/timedId';
import type {
  BatchRow,
  BatchSummary,
  ExportChoice,
  ExportForm,
  RowLabel,
  RowPage,
  RowQuery,
} from '../../shared/batch';
import type { EvaluatedClip } from '../../shared/evaluation';
import { makeBatch, openToRun, runBatch } from '../../workers/runBatch';
import { atMostEvery } from '../atMostEvery';
import type { JobService } from '../jobs/jobService';
import type { Log } from '../log';
import { appOrigin } from '../protocol/scheme';
import { exportBatch } from './batchExport';
import { orderOf, pageOf, rowOf } from './batchRows';

export interface BatchServiceOptions {
  dataFolder: string;
  jobs: JobService;
  /** Where the models are. */
  setup: ModelPlaces;
  /** Built `answerWorker`. */
  worker: string;
  onChange: (batches: BatchSummary[]) => void;
  log: Log;
}

/** A batch that is being made ready to run. */
interface Starting {
  id: string;
  /** Resolves however the start ends. */
  done: Promise<void>;
}

interface Running {
  id: string;
  batch: Batch;
  job: string;
  /** When it began, in milliseconds of the clock that only runs forward. */
  since: number;
  /** The person has ended it, not only paused. */
  cancelled: boolean;
  ended: Promise<void>;
}

/** Shortest time between two announcements of progress, milliseconds. */
const announceEvery = 250;

/** Batches: ids and places in, rows out, files looked up here. One runs at a time. */
export class BatchService {
  readonly #options: BatchServiceOptions;
  readonly #store: BatchStore;
  #running: Running | null = null;
  #starting: Starting | null = null;
  /** What was looked at last; opened once for all who ask meanwhile, so that no two write over one another. */
  #shown: { id: string; batch: Promise<Batch> } | null = null;
  /** Ends when what is being changed on the disk has been. */
  #changing: Promise<unknown> = Promise.resolve();

  private constructor(options: BatchServiceOptions, store: BatchStore) {
    this.#options = options;
    this.#store = store;
  }

  static async open(options: BatchServiceOptions): Promise<BatchService> {
    const service = new BatchService(options, await openBatches(options.dataFolder));
    service.#changing = service.#countAgain();
    return service;
  }

  /**
   * Starts a batch over all sound files of what was chosen.
   *
   * @throws AffectronError `refused` while another runs; as `batchSounds` and `makeBatch`
   */
  async start(paths: string[], models: string[]): Promise<BatchSummary> {
    const id = timedId();
    return this.#begin(id, async () => {
      const files = await batchSounds(paths);
      const { setup } = this.#options;
      await makeBatch(this.#store.folder(id), { name: nameOf(paths), files, models, places: setup });
    });
  }

  /** Goes on with what waits; where nothing does, with what failed. @throws AffectronError as `start`; `damaged` */
  async resume(id: string): Promise<BatchSummary> {
    return this.#begin(id, async () => void (await this.#store.record(id)));
  }

  /** Stops until `resume`; what was answered is kept. */
  async pause(id: string): Promise<void> {
    await this.#started(id);
    if (this.#running?.id !== id) return;
    this.#options.jobs.cancel(this.#running.job);
    await this.#running.ended;
  }

  /** Ends a batch with what is answered; the rest is left out. */
  async cancel(id: string): Promise<void> {
    await this.#started(id);
    if (this.#running?.id === id) {
      this.#running.cancelled = true;
      await this.pause(id);
    } else {
      await this.#change(id, async () => (await this.#batch(id)).write({ cancelled: true }));
      await this.#announce();
    }
  }

  /** Newest first. */
  async list(): Promise<BatchSummary[]> {
    return (await this.#store.list()).map(({ id, record }) => this.#summary(id, record));
  }

  /** @throws AffectronError `not-found`, `damaged` */
  async rows(id: string, query: RowQuery, first: number, count: number): Promise<RowPage> {
    return pageOf(await this.#batch(id), query, first, count);
  }

  /** Keeps what the person says of a file. @throws AffectronError `not-found`, `disk-full`, `cannot-write` */
  async label(id: string, file: number, label: RowLabel | null): Promise<BatchRow> {
    return this.#change(id, async () => {
      const batch = await this.#batch(id);
      await batch.say(file, label);
      return rowOf(batch, file);
    });
  }

  /** Can be undone with `restore` until the app closes. @throws AffectronError `refused` while it runs */
  async remove(id: string): Promise<void> {
    await this.#change(id, async () => {
      if (this.#running?.id === id) {
        throw new AffectronError('refused', 'This batch is running: pause or cancel it first.');
      }
      await this.#store.remove(id);
      if (this.#shown?.id === id) this.#shown = null;
    });
    await this.#announce();
  }

  async restore(id: string): Promise<void> {
    await this.#change(id, () => this.#store.restore(id));
    await this.#announce();
  }

  /** Whether a file can be played, and where. @throws AffectronError `not-found` when it has gone */
  async hear(id: string, file: number): Promise<EvaluatedClip> {
    await this.path(id, file);
    return { playbackUrl: `${appOrigin}/batch/${id}_${file}.wav` };
  }

  /** Path of a file. @throws AffectronError `not-found`, `not-readable` */
  async path(id: string, file: number): Promise<string> {
    const path = (await this.#batch(id)).path(file);
    await access(path).catch((thrown: unknown) => {
      throw readProblem(thrown, path);
    });
    return path;
  }

  /** The file that an address names. @throws AffectronError as `path` */
  async pathOf(address: string): Promise<string> {
    const match = /^([A-Za-z0-9-]+)_(\d{1,7})$/.exec(address);
    if (!match) throw new AffectronError('not-found', 'There is no such file in this batch.');
    return this.path(match[1], Number(match[2]));
  }

  /** A name for a file to save, and what belongs into it. @throws AffectronError `not-found`, `damaged` */
  async export(
    id: string,
    form: ExportForm,
    choice: ExportChoice,
    query: RowQuery,
  ): Promise<{ fileName: string; data: string }> {
    const batch = await this.#batch(id);
    const files = {
      all: () => [...batch.states.keys()],
      filtered: () => orderOf(batch, query),
      verified: () => [...batch.states.keys()].filter((file) => batch.label(file)?.verified),
    }[choice]();
    const part = choice === 'all' ? '' : ` ${choice}`;
    return { fileName: `${batch.record.name}${part}.${form}`, data: exportBatch(batch, files, form) };
  }

  /** Deletes all of them for good. @throws AffectronError `refused` while one runs, `cannot-write` */
  async deleteAll(): Promise<void> {
    if (this.#running !== null || this.#starting !== null) {
      throw new AffectronError('refused', 'A batch is running.');
    }
    this.#shown = null;
    // A start that comes meanwhile waits for it and finds nothing.
    const deleting = this.#changing.then(() => this.#store.deleteAll());
    this.#changing = deleting.catch(() => undefined);
    await deleting;
    await this.#announce();
  }

  /** Deletes for good what was removed. */
  async close(): Promise<void> {
    await this.#changing;
    await this.#store.close();
  }

  /** The record of a killed run says how it stood when it began; its log knows how far it came. */
  async #countAgain(): Promise<void> {
    for (const { id, record } of await this.#store.list()) {
      if (record === null || record.finishedAt !== null) continue;
      const batch = await Batch.open(this.#store.folder(id)).catch(() => null);
      if (batch === null || (batch.answered === record.answered && batch.failed === record.failed)) continue;
      await batch.write().catch((thrown: unknown) => this.#options.log('batches', 'not counted', thrown));
      await this.#announce();
    }
  }

  async #begin(id: string, prepare: () => Promise<void>): Promise<BatchSummary> {
    if (this.#running !== null || this.#starting !== null) {
      throw new AffectronError('refused', 'Another batch is running.', {
        advice: 'Wait until it has ended, or pause it: what it has found is kept.',
      });
    }
    const starting = this.#start(id, prepare);
    const settled = starting.then(
      () => undefined,
      () => undefined,
    );
    this.#starting = { id, done: settled };
    try {
      const { batch } = await starting;
      await this.#announce();
      return this.#summary(id, batch.record);
    } finally {
      this.#starting = null;
    }
  }

  async #start(id: string, prepare: () => Promise<void>): Promise<Running> {
    // What was said of a batch before it goes on is on the disk when it is read anew.
    await this.#changing;
    await prepare();
    if (this.#shown?.id === id) this.#shown = null;
    const batch = await openToRun(this.#store.folder(id), this.#options.setup);
    if (batch.waiting.length === 0) batch.retry();
    return (this.#running = this.#run(id, batch));
  }

  /** Waits while a batch is being started. */
  async #started(id: string): Promise<void> {
    if (this.#starting?.id === id) await this.#starting.done;
  }

  /** Changes a batch: one change after the other, and none while the batch is being started. */
  async #change<Value>(id: string, change: () => Promise<Value>): Promise<Value> {
    if (this.#starting?.id === id) await this.#starting.done;
    const changing = this.#changing.then(change);
    this.#changing = changing.catch(() => undefined);
    return changing;
  }

  #run(id: string, batch: Batch): Running {
    const { jobs, setup, worker, log } = this.#options;
    const { name, files } = batch.record;
    const running: Running = {
      id,
      batch,
      job: '',
      since: performance.now(),
      cancelled: false,
      ended: Promise.resolve(),
    };
    let ended = (): void => undefined;
    running.ended = new Promise((resolve) => (ended = resolve));
    const before = batch.answered + batch.failed;
    const job = jobs.start({
      kind: 'batch',
      title: `Hearing “${name}”`,
      subject: id,
      run: async (report, signal) => {
        const announce = atMostEvery(announceEvery, () => void this.#announce());
        const pace = paceWords(files - before);
        report({ step: 'Loading the models', progress: before / files });
        const onFile = (): void => {
          const done = batch.answered + batch.failed;
          report({ step: pace(done - before), progress: done / files });
          announce.soon();
        };
        try {
          await runBatch({ batch, setup, worker, log, onFile, signal });
          return endWords(batch);
        } finally {
          announce.stop();
          try {
            if (running.cancelled) await batch.write({ cancelled: true });
          } finally {
            this.#running = null;
            this.#shown = { id, batch: Promise.resolve(batch) };
            await this.#announce();
            ended();
          }
        }
      },
    });
    running.job = job.id;
    return running;
  }

  async #batch(id: string): Promise<Batch> {
    if (this.#running?.id === id) return this.#running.batch;
    if (this.#shown?.id === id) return this.#shown.batch;
    const shown = { id, batch: Batch.open(this.#store.folder(id)) };
    this.#shown = shown;
    shown.batch.catch(() => {
      if (this.#shown === shown) this.#shown = null;
    });
    return shown.batch;
  }

  async #announce(): Promise<void> {
    this.#options.onChange(await this.list());
  }

  #summary(id: string, record: BatchRecord | null): BatchSummary {
    const running = this.#running?.id === id ? this.#running : null;
    const now = running?.batch.record ?? record;
    if (now === null) {
      return { ...nothing, id, state: 'damaged' };
    }
    const { name, models, startedAt, files, seconds } = now;
    const { answered, failed } = running?.batch ?? now;
    return {
      id,
      name,
      models: models.map((model) => ({ id: model.id, name: model.name })),
      startedAt,
      state: running ? 'running' : stateOf(now),
      job: running?.job ?? null,
      files,
      answered,
      failed,
      seconds: running ? seconds + (performance.now() - running.since) / 1000 : seconds,
    };
  }
}

const nothing: Omit<BatchSummary, 'id' | 'state'> = {
  name: '',
  models: [],
  startedAt: '',
  job: null,
  files: 0,
  answered: 0,
  failed: 0,
  seconds: 0,
};

function stateOf({ finishedAt, cancelled }: BatchRecord): BatchSummary['state'] {
  if (finishedAt !== null) return 'done';
  return cancelled ? 'cancelled' : 'paused';
}

function endWords({ answered, failed }: Batch): string {
  const heard = `${answered} ${answered === 1 ? 'file' : 'files'} answered`;
  return failed === 0 ? heard : `${heard}, ${failed} could not be heard`;
}
