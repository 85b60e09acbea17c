import { access } from 'node:fs/promises';
import { AffectronError } from '../../core/errors';
import { askedModels } from '../../library/evaluations/askedModels';
import { readTrainedReport } from '../../library/evaluations/evaluationFiles';
import {
  openEvaluations,
  type EvaluationStore,
  type StoredEvaluation,
} from '../../library/evaluations/evaluationStore';
import { readProblem } from '../../library/fileProblem';
import type { EvaluatedClip, EvaluationSummary, EvaluationView } from '../../shared/evaluation';
import type { TrainedReport } from '../../core/evaluation/trainedReport';
import { evaluateTrained, type EvaluateTrained } from '../../workers/evaluateTrained';
import { timedId } from '../../library/timedId';
import { asShare } from '../jobs/sampleJobs';
import type { JobService } from '../jobs/jobService';
import type { Log } from '../log';
import { appOrigin } from '../protocol/scheme';
import { clipPath, parseClipId } from './evaluatedClips';
import { resultOf, summaryOf } from './evaluationViews';

export interface EvaluationServiceOptions {
  dataFolder: string;
  jobs: JobService;
  /** Where the models are, and what the workers are. */
  setup: EvaluateTrained['setup'];
  worker: string;
  onChange: (evaluations: EvaluationSummary[]) => void;
  log: Log;
}

/** Evaluations of trained models on labelled folders: ids in, results out, folders looked up here. */
export class EvaluationService {
  readonly #options: EvaluationServiceOptions;
  readonly #store: EvaluationStore;
  /** The evaluation that runs, with what is known of it before its record is written. */
  #running: EvaluationSummary | null = null;
  /** Ids of those about to go on: what is removed meanwhile would be made again, in part. */
  readonly #resuming = new Set<string>();
  #removing: Promise<void> = Promise.resolve();
  /** The reports that were shown last: their clips are played. */
  #shown: { id: string; folder: string; reports: TrainedReport[] } | null = null;

  private constructor(options: EvaluationServiceOptions, store: EvaluationStore) {
    this.#options = options;
    this.#store = store;
  }

  static async open(options: EvaluationServiceOptions): Promise<EvaluationService> {
    return new EvaluationService(options, await openEvaluations(options.dataFolder));
  }

  /** Starts an evaluation of a labelled folder. @throws AffectronError `unknown-model`, `refused` while another runs */
  async start({ path, name }: { path: string; name: string }, models: string[]): Promise<EvaluationSummary> {
    await askedModels(this.#options.setup, models);
    return this.#run(
      timedId(),
      { folder: path, name },
      models.map((id) => ({ id, name: id })),
    );
  }

  /** Goes on with one that was cancelled or interrupted. @throws AffectronError as `start`; `damaged` */
  async resume(id: string): Promise<EvaluationSummary> {
    this.#resuming.add(id);
    try {
      await this.#removing;
      const { folder, name, models, startedAt } = await this.#store.record(id);
      return this.#run(id, { folder, name }, models, startedAt);
    } finally {
      this.#resuming.delete(id);
    }
  }

  /** Newest first. */
  async list(): Promise<EvaluationSummary[]> {
    const stored = (await this.#store.list()).map((evaluation) => this.#summary(evaluation));
    const running = this.#running;
    if (running === null || stored.some(({ id }) => id === running.id)) return stored;
    return [running, ...stored];
  }

  /** @throws AffectronError `not-found`, `damaged`, `refused` for one that is not finished */
  async view(id: string): Promise<EvaluationView> {
    const record = await this.#store.record(id);
    if (record.finishedAt === null) throw new AffectronError('refused', 'This evaluation is not finished.');
    const reports = await this.#reports(id);
    return {
      summary: this.#summary({ id, record }),
      models: reports.map((report, index) => resultOf(id, index, report, record.models[index].name)),
    };
  }

  /** The report on one model. @throws AffectronError as `view` */
  async report(id: string, model: string): Promise<TrainedReport> {
    const report = (await this.#reports(id)).find((candidate) => candidate.model === model);
    if (report) return report;
    throw new AffectronError('not-found', 'This evaluation has no such model.');
  }

  /** Can be undone with `restore` until the app closes. @throws AffectronError `refused` while it runs */
  async remove(id: string): Promise<void> {
    if (this.#running?.id === id || this.#resuming.has(id)) {
      throw new AffectronError('refused', 'This evaluation is running: cancel it first.');
    }
    const removing = this.#store.remove(id);
    this.#removing = removing.catch(() => undefined);
    await removing;
    await this.#announce();
  }

  async restore(id: string): Promise<void> {
    await this.#store.restore(id);
    await this.#announce();
  }

  /** Whether a clip can be played, and where. @throws AffectronError `not-found` when its file has gone */
  async hear(clip: string): Promise<EvaluatedClip> {
    await this.clipPath(clip);
    return { playbackUrl: `${appOrigin}/evaluated/${clip}.wav` };
  }

  /** The file of an evaluated clip. @throws AffectronError `not-found`, `not-readable` */
  async clipPath(clip: string): Promise<string> {
    const { evaluation, model, answer } = parseClipId(clip);
    const reports = await this.#reports(evaluation);
    const path = clipPath(this.#shown?.folder, reports[model]?.answers[answer]);
    await access(path).catch((thrown: unknown) => {
      throw readProblem(thrown, path);
    });
    return path;
  }

  /** Deletes all of them for good. @throws AffectronError `refused` while one runs, `cannot-write` */
  async deleteAll(): Promise<void> {
    if (this.#running !== null || this.#resuming.size > 0) {
      throw new AffectronError('refused', 'An evaluation is running.');
    }
    this.#shown = null;
    const deleting = this.#store.deleteAll();
    this.#removing = deleting.catch(() => undefined);
    await deleting;
    await this.#announce();
  }

  /** Deletes for good what was removed. */
  async close(): Promise<void> {
    await this.#store.close();
  }

  #run(
    id: string,
    { folder, name }: { folder: string; name: string },
    models: EvaluationSummary['models'],
    startedAt = new Date().toISOString(),
  ): EvaluationSummary {
    const { jobs, setup, worker, log } = this.#options;
    if (this.#running !== null) {
      throw new AffectronError('refused', 'Another evaluation is running.', {
        advice: 'Wait until it has ended, or cancel it: what it has found is kept.',
      });
    }
    const running: EvaluationSummary = {
      id,
      name,
      models,
      startedAt,
      state: 'running',
      job: null,
      clips: 0,
      results: [],
    };
    this.#running = running;
    const job = jobs.start({
      kind: 'evaluate',
      title: `Evaluating “${name}”`,
      run: async (report, signal) => {
        try {
          const reports = await evaluateTrained({
            folder,
            name,
            models: models.map((model) => model.id),
            into: this.#store.folder(id),
            setup,
            worker,
            log,
            signal,
            onProgress: (at) => report(asShare(at)),
            onBegin: ({ files }, cards) => {
              this.#running = {
                ...running,
                job: this.#running?.job ?? null,
                clips: files.length,
                models: cards.map((card) => ({ id: card.id, name: card.name })),
              };
              void this.#announce();
            },
          });
          return `right about ${Math.round(100 * reports[0].accuracy.mean)} of 100 clips`;
        } finally {
          this.#running = null;
          if (this.#shown?.id === id) this.#shown = null;
          await this.#announce();
        }
      },
    });
    this.#running = { ...running, job: job.id };
    void this.#announce();
    return this.#running;
  }

  async #announce(): Promise<void> {
    this.#options.onChange(await this.list());
  }

  #summary({ id, record }: StoredEvaluation): EvaluationSummary {
    return this.#running?.id === id ? this.#running : summaryOf(id, record);
  }

  async #reports(id: string): Promise<TrainedReport[]> {
    if (this.#shown?.id !== id) {
      const { folder, models } = await this.#store.record(id);
      const place = this.#store.folder(id);
      const reports = await Promise.all(models.map((model) => readTrainedReport(place, model.id)));
      this.#shown = { id, folder, reports };
    }
    return this.#shown.reports;
  }
}
