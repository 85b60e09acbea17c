import { toProblem } from '../core/errors';
import { planStretch, stretchWindows, type StretchPlan } from '../core/timeline/stretches';
import { defaultTimelineOptions, type Timeline, type TimelineOptions } from '../core/timeline/timeline';
import { TimelineBuilder, type TimelinePart } from '../core/timeline/timelineBuilder';
import type { HeardStretch, Stretch } from '../core/timeline/hearStretch';
import { cancelled } from '../library/cancelled';
import type { ModelPlaces } from '../library/evaluations/askedModels';
import type { ReadSound } from '../library/soundReader';
import { TaskPool, type TaskPoolOptions } from './taskPool';
import type { HearingSetup, HearingTasks, ReadingTasks } from './timelineTasks';

/** Built worker files. */
export interface TimelineWorkers {
  /** `readingWorker` */
  reading: string;
  /** `timelineWorker` */
  hearing: string;
}

export interface TimelineMakerOptions {
  /** Ids of the models that answer, each once. */
  models: readonly string[];
  /** Where the models are. */
  places: ModelPlaces;
  workers: TimelineWorkers;
  log: TaskPoolOptions['log'];
}

/** How far a timeline is. */
export interface TimelineProgress {
  /** What is new, one for each model; what comes later may still change it a little. */
  parts: TimelinePart[];
  /** How far the recording is heard. */
  heardSeconds: number;
  /** Its length as far as can be told. */
  totalSeconds: number | null;
}

export interface MakeTimeline {
  /** The recording. */
  path: string;
  options?: TimelineOptions;
  signal?: AbortSignal;
  /** Hears of every stretch, in order. Default: nobody does, and nothing is smoothed before the end. */
  onProgress?: (progress: TimelineProgress) => void;
}

export interface MadeTimelines {
  /** One for each model, in their order. */
  timelines: Timeline[];
  /** What was wrong with the recording although it could be read, or where it ended early, as a sentence. */
  warning?: string;
  /** It ended early because the drive did: another time more may be heard. */
  passing?: true;
}

/**
 * Makes timelines of recordings of any length: one worker reads, one per core hears. The models stay loaded from one
 * recording to the next, until `dispose`.
 */
export class TimelineMaker {
  readonly #models: readonly string[];
  readonly #reading: TaskPool<ReadingTasks>;
  readonly #hearing: TaskPool<HearingTasks>;

  constructor({ models, places, workers, log }: TimelineMakerOptions) {
    this.#models = models;
    this.#reading = new TaskPool<ReadingTasks>({ file: workers.reading, log, size: 1 });
    const setup: HearingSetup = { ...places, models: [...models] };
    this.#hearing = new TaskPool<HearingTasks>({ file: workers.hearing, setup, log });
  }

  /** Starts the workers and loads the models before they are needed: the first answer comes sooner by as much. */
  start(): void {
    this.#reading.start();
    this.#hearing.start();
  }

  /**
   * The timeline of a recording, one recording at a time. What was heard of a recording that cannot be read to its end
   * is kept, with a `warning`; nothing where the workers are at fault, or the file has gone.
   *
   * @throws AffectronError `cancelled`; as `SoundReader` where nothing of it can be read; `unknown-model`,
   *   `model-unavailable`; `worker-stopped`
   */
  async make({
    path,
    options = defaultTimelineOptions,
    signal,
    onProgress,
  }: MakeTimeline): Promise<MadeTimelines> {
    const making = new Making(this.#models, onProgress);
    const inFlight: Promise<void>[] = [];
    this.start();
    try {
      let first = 0;
      for (let index = 0; ; index++) {
        stop(signal);
        const plan = planStretch(index, first, options);
        const sound = await this.#read(path, plan, index, making);
        if (sound === null) break;
        const { windows, kept } = stretchWindows(plan, sound.ended, options);
        first += windows.length;
        const clip = { samples: sound.samples, sampleRate: sound.sampleRate };
        const stretch: Stretch = { sound: clip, start: sound.start, windows, kept };
        const before = inFlight.at(-1);
        inFlight.push(this.#hear(stretch, sound.expected, making, before));
        // Unhandled only until it is waited for below.
        inFlight.at(-1)?.catch(() => undefined);
        if (sound.ended !== null) {
          making.ended(sound.ended, sound.warning);
          break;
        }
        if (inFlight.length > this.#hearing.size) await settled(inFlight.shift(), signal);
      }
      for (const hearing of inFlight) await settled(hearing, signal);
      return making.made();
    } finally {
      void this.#reading.run('close', null).catch(() => undefined);
    }
  }

  /** Ends the workers at once; a timeline that is being made is refused. */
  async dispose(): Promise<void> {
    await Promise.all([this.#reading.dispose(), this.#hearing.dispose()]);
  }

  /** `null` where the reader failed after something had been heard. */
  async #read(
    path: string,
    { sound }: StretchPlan,
    index: number,
    making: Making,
  ): Promise<ReadSound | null> {
    try {
      return await this.#reading.run('read', { path, from: sound.start, to: sound.end });
    } catch (thrown) {
      const { code, message } = toProblem(thrown);
      if (index === 0 || code === 'worker-stopped' || code === 'not-found') throw thrown;
      making.ended(null, message, code === 'not-readable');
      return null;
    }
  }

  async #hear(
    stretch: Stretch,
    expected: number | null,
    making: Making,
    before: Promise<void> | undefined,
  ): Promise<void> {
    const heard = await this.#hearing.run('hear', stretch);
    await before;
    making.add(stretch, heard, expected);
  }
}

/**
 * The timeline of one recording by workers of its own, which are gone afterwards, and at once when it is cancelled.
 *
 * @throws AffectronError as `TimelineMaker.make`
 */
export async function computeTimeline({
  path,
  options,
  signal,
  onProgress,
  ...made
}: TimelineMakerOptions & MakeTimeline): Promise<MadeTimelines> {
  const maker = new TimelineMaker(made);
  try {
    return await maker.make({
      path,
      ...(options && { options }),
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
    });
  } finally {
    await maker.dispose();
  }
}

/** A recording on its way: the builders of its timelines, and how far it is. */
class Making {
  readonly #builders: TimelineBuilder[];
  readonly #onProgress: MakeTimeline['onProgress'];
  #heard = 0;
  #ended: number | null = null;
  #warning: string | undefined;
  #passing = false;

  constructor(models: readonly string[], onProgress: MakeTimeline['onProgress']) {
    this.#builders = models.map((model) => new TimelineBuilder(model));
    this.#onProgress = onProgress;
  }

  add({ windows, kept }: Stretch, { speech, answers }: HeardStretch, expected: number | null): void {
    this.#builders.forEach((builder, model) => {
      builder.add({
        windows: windows.map((window, index) => ({ ...window, probabilities: answers[model][index] })),
        speech,
      });
    });
    this.#heard = kept.end;
    this.#onProgress?.({
      parts: this.#builders.map((builder) => builder.part(kept.end)),
      heardSeconds: kept.end,
      totalSeconds: expected,
    });
  }

  /** @param seconds length; `null` where it stopped at what is heard */
  ended(seconds: number | null, warning: string | undefined, passing = false): void {
    this.#ended = seconds;
    this.#warning = warning;
    this.#passing = passing;
  }

  made(): MadeTimelines {
    const seconds = this.#ended ?? this.#heard;
    const timelines = this.#builders.map((builder) => builder.timeline(seconds));
    return {
      timelines,
      ...(this.#warning !== undefined && { warning: this.#warning }),
      ...(this.#passing && { passing: true }),
    };
  }
}

function stop(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled();
}

/** Waits for a stretch, but not longer than until somebody cancels. */
async function settled(hearing: Promise<void> | undefined, signal: AbortSignal | undefined): Promise<void> {
  stop(signal);
  if (!signal) return hearing;
  let abort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(cancelled());
    signal.addEventListener('abort', abort);
  });
  try {
    await Promise.race([hearing, aborted]);
  } finally {
    if (abort) signal.removeEventListener('abort', abort);
  }
}
