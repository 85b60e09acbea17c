import { createHash } from 'node:crypto';
import { AffectronError, toProblem } from '../../core/errors';
import type { Timeline, TimelineOptions } from '../../core/timeline/timeline';
import { contentHash } from '../../library/contentHash';
import type { Library } from '../../library/library';
import { TimelineStore } from '../../library/timelineStore';
import type { MadeTimeline, TimelineGrowth } from '../../shared/timeline';
import type { JobService } from '../jobs/jobService';
import type { Log } from '../log';

/** Longer recordings, seconds, take long enough to be told of as a job, and go on while others are looked at. */
export const longRecording = 60;

/** Which timeline is meant. */
export interface TimelineRequest {
  /** Library entry. */
  entry: string;
  model: string;
  options: TimelineOptions;
}

/** Hears a recording window by window. */
export type MakeTimeline = (wanted: {
  path: string;
  model: string;
  /** Changes when the model does. */
  modelKey: string;
  options: TimelineOptions;
  signal: AbortSignal;
  onGrowth: (growth: Omit<TimelineGrowth, 'entry' | 'options'>) => void;
}) => Promise<MadeTimeline & { passing?: boolean }>;

/** What hears recordings. */
export interface TimelineHearing {
  make: MakeTimeline;
  /** Loads a model, so that what is made next has its first windows sooner. */
  prepare(model: string, modelKey: string): void;
  dispose(): Promise<void>;
}

export interface TimelineServiceOptions {
  dataFolder: string;
  library: Pick<Library, 'path' | 'entry'>;
  jobs: Pick<JobService, 'start' | 'cancel'>;
  hearing: TimelineHearing;
  /** Everything about a model that its answers depend on. */
  modelKey: (model: string) => Promise<string>;
  onGrowth: (growth: TimelineGrowth) => void;
  log: Log;
}

interface Making {
  abort: () => void;
  made: Promise<MadeTimeline>;
  /** What is there already, whole; `null` until there is something. */
  grown: TimelineGrowth | null;
}

/** Raised whenever the same model would make another timeline of the same sound. */
const timelineVersion = 1;

/** Timelines of library entries: made once, kept in the data folder, found again by content, model and options. */
export class TimelineService {
  readonly #options: TimelineServiceOptions;
  readonly #store: TimelineStore;
  /** What is being made, by entry and question. */
  readonly #making = new Map<string, Map<string, Making>>();

  constructor(options: TimelineServiceOptions) {
    this.#options = options;
    this.#store = new TimelineStore(options.dataFolder);
  }

  /** Refuses what can have no timeline. @throws AffectronError `not-found`, `unknown-model`, `model-unavailable` */
  async check({ entry, model }: Pick<TimelineRequest, 'entry' | 'model'>): Promise<void> {
    this.#options.library.entry(entry);
    await this.#options.modelKey(model);
  }

  /** The kept timeline; `null` where none was made. @throws AffectronError `not-found`, `not-readable` */
  async find(request: TimelineRequest): Promise<MadeTimeline | null> {
    const kept = await this.#store.read(await this.#keyOf(request));
    // Somebody looks at a long recording without one, and may ask for it next.
    if (kept === null && (this.#options.library.entry(request.entry).seconds ?? 0) > longRecording) {
      const { model } = request;
      this.#options.hearing.prepare(model, await this.#options.modelKey(model));
    }
    return kept;
  }

  /**
   * The timeline, from what is kept or made now; who asks for one that is being made waits for the same.
   *
   * @throws AffectronError `cancelled`, `not-found`, why the file cannot be read, why the model cannot answer
   */
  async compute(request: TimelineRequest): Promise<MadeTimeline> {
    const question = questionOf(request);
    const running = this.#making.get(request.entry) ?? new Map<string, Making>();
    const known = running.get(question);
    if (known) return known.made;
    const making = this.#start(request);
    this.#making.set(request.entry, running.set(question, making));
    try {
      return await making.made;
    } finally {
      running.delete(question);
      if (running.size === 0 && this.#making.get(request.entry) === running)
        this.#making.delete(request.entry);
    }
  }

  /** Whether it is being made: `null` where it is not, else what is there already. */
  making({ entry, model, options }: TimelineRequest): TimelineGrowth | null {
    const making = this.#making.get(entry)?.get(questionOf({ entry, model, options }));
    if (making === undefined) return null;
    const nothing = { seconds: 0, firstWindow: 0, windows: [], segments: [], progress: null };
    return making.grown ?? { entry, model, options, ...nothing };
  }

  /**
   * Keeps a timeline that came about elsewhere, while its sound was recorded, to be found like any other.
   *
   * @throws AffectronError `not-found`, `disk-full`, `cannot-write`
   */
  async keep(request: TimelineRequest, timeline: Timeline): Promise<void> {
    await this.#store.write(await this.#keyOf(request), { timeline, warning: null });
  }

  /** Stops whatever is being made of an entry; what is finished stays. */
  cancel(entry: string): void {
    const stopped = this.#making.get(entry);
    // Who asks again meanwhile gets one of their own, not the refusal of this one.
    this.#making.delete(entry);
    for (const { abort } of stopped?.values() ?? []) abort();
  }

  /** Stops everything. */
  async dispose(): Promise<void> {
    for (const entry of this.#making.keys()) this.cancel(entry);
    await this.#options.hearing.dispose();
  }

  #start(request: TimelineRequest): Making {
    const { library, jobs } = this.#options;
    const { seconds, title } = library.entry(request.entry);
    const controller = new AbortController();
    const making: Making = {
      abort: () => controller.abort(),
      made: new Promise(() => undefined),
      grown: null,
    };
    const grow = (growth: TimelineGrowth): void => {
      making.grown = grownBy(making.grown, growth);
    };
    if (seconds !== null && seconds <= longRecording) {
      making.made = this.#make(request, controller.signal, grow);
      return making;
    }
    making.made = new Promise<MadeTimeline>((resolve, reject) => {
      const job = jobs.start({
        kind: 'timeline',
        subject: request.entry,
        title: `Timeline of “${title}”`,
        run: async (report, signal) => {
          try {
            const result = await this.#make(request, signal, (growth) => {
              grow(growth);
              report({ step: 'Listening', progress: growth.progress });
            });
            resolve(result);
            return 'ready';
          } catch (thrown) {
            reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
            throw thrown;
          }
        },
      });
      making.abort = () => jobs.cancel(job.id);
    });
    return making;
  }

  async #make(
    request: TimelineRequest,
    signal: AbortSignal,
    onGrown: (growth: TimelineGrowth) => void,
  ): Promise<MadeTimeline> {
    const { library, hearing, onGrowth, log } = this.#options;
    const { entry, model, options } = request;
    const path = library.path(entry);
    const modelKey = await this.#options.modelKey(model);
    const key = await this.#keyOf(request);
    const kept = await this.#store.read(key);
    if (kept !== null) return kept;
    const { passing = false, ...made } = await hearing.make({
      path,
      model,
      modelKey,
      options,
      signal,
      onGrowth: (part) => {
        const growth = { entry, options, ...part };
        onGrown(growth);
        onGrowth(growth);
      },
    });
    if (signal.aborted) throw new AffectronError('cancelled', 'The timeline was cancelled.');
    // What a drive that was unplugged cut short is made again another time.
    if (passing) return made;
    try {
      await this.#store.write(key, made);
    } catch (thrown) {
      // It can be looked at and saved all the same.
      log('timelines', `not kept: ${toProblem(thrown).message}`);
    }
    return made;
  }

  async #keyOf(request: TimelineRequest): Promise<string> {
    const path = this.#options.library.path(request.entry);
    const parts = [timelineVersion, await this.#options.modelKey(request.model), questionOf(request)];
    const asked = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
    return `${await contentHash(path)}-${asked}`;
  }
}

function questionOf({ model, options: { windowSeconds, hopSeconds } }: TimelineRequest): string {
  return JSON.stringify([model, windowSeconds, hopSeconds]);
}

/** What is there with the next piece. Its windows are added to those that were there, which are ours. */
function grownBy(before: TimelineGrowth | null, growth: TimelineGrowth): TimelineGrowth {
  const windows = before?.windows ?? [];
  windows.splice(growth.firstWindow, Infinity, ...growth.windows);
  return { ...growth, firstWindow: 0, windows };
}

/** Share of a recording that is heard. */
export function shareHeard(heard: number, total: number | null): number | null {
  return total === null || total <= 0 ? null : Math.min(1, heard / total);
}
