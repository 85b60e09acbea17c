import type { ModelPlaces } from '../../library/evaluations/askedModels';
import { TimelineMaker, type TimelineWorkers } from '../../workers/timelineMaker';
import type { Log } from '../log';
import { shareHeard, type MakeTimeline, type TimelineHearing } from './timelineService';

export interface TimelineMakersOptions {
  places: ModelPlaces;
  workers: TimelineWorkers;
  log: Log;
  /** How long the models of the last timeline stay in memory, ms. Default two minutes. */
  idleLimit?: number;
}

interface Kept {
  /** Changes when the model does. */
  modelKey: string;
  maker: TimelineMaker;
  busy: boolean;
}

/**
 * Workers that hear recordings. Those of the last timeline stay for a while, so that the next clip need not wait for the
 * models; whoever asks while they are busy gets others, which are gone afterwards.
 */
export class TimelineMakers implements TimelineHearing {
  readonly #options: TimelineMakersOptions;
  readonly #all = new Set<TimelineMaker>();
  #kept: Kept | null = null;
  #idle: NodeJS.Timeout | null = null;

  constructor(options: TimelineMakersOptions) {
    this.#options = options;
  }

  readonly make: MakeTimeline = async ({ path, model, modelKey, options, signal, onGrowth }) => {
    const { maker, release } = this.#take(model, modelKey);
    try {
      const {
        timelines,
        warning = null,
        passing = false,
      } = await maker.make({
        path,
        options,
        signal,
        onProgress: ({ parts: [part], heardSeconds, totalSeconds }) =>
          onGrowth({ ...part, progress: shareHeard(heardSeconds, totalSeconds) }),
      });
      return { timeline: timelines[0], warning, passing };
    } finally {
      release(signal.aborted);
    }
  };

  /** Starts the workers of a model; while others are busy there is no need, nor room. They go when nobody asks for them. */
  prepare(model: string, modelKey: string): void {
    if (this.#kept?.busy) return;
    const { maker, release } = this.#take(model, modelKey);
    maker.start();
    release(false);
  }

  /** Ends all workers; what is being made is refused. */
  async dispose(): Promise<void> {
    this.#kept = null;
    this.#rest();
    await Promise.all([...this.#all].map((maker) => this.#end(maker)));
  }

  #take(model: string, modelKey: string): { maker: TimelineMaker; release: (cancelled: boolean) => void } {
    if (this.#kept?.busy) {
      const maker = this.#start(model);
      return { maker, release: () => void this.#end(maker) };
    }
    this.#rest();
    if (this.#kept !== null && this.#kept.modelKey !== modelKey) {
      void this.#end(this.#kept.maker);
      this.#kept = null;
    }
    const mine = (this.#kept ??= { modelKey, maker: this.#start(model), busy: true });
    mine.busy = true;
    return { maker: mine.maker, release: (cancelled) => this.#release(mine, cancelled) };
  }

  /** Workers that were told to stop are still busy with their stretch: new ones are sooner there. */
  #release(mine: Kept, cancelled: boolean): void {
    mine.busy = false;
    if (this.#kept !== mine) return;
    if (cancelled) {
      this.#kept = null;
      void this.#end(mine.maker);
      return;
    }
    this.#idle = setTimeout(() => {
      this.#kept = null;
      void this.#end(mine.maker);
    }, this.#options.idleLimit ?? 120_000);
    this.#idle.unref();
  }

  #start(model: string): TimelineMaker {
    const { places, workers, log } = this.#options;
    const maker = new TimelineMaker({ models: [model], places, workers, log });
    this.#all.add(maker);
    return maker;
  }

  async #end(maker: TimelineMaker): Promise<void> {
    this.#all.delete(maker);
    await maker.dispose();
  }

  #rest(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
  }
}
