import { MelColumns, columnBands } from '../../core/features/melColumns';
import type { Timeline } from '../../core/timeline/timeline';
import type { LiveColumns, LiveHeard, LiveState } from '../../shared/live';
import { longestLive } from '../../shared/live';
import type { TakeUse } from '../recording/takeService';
import { LiveHearing, type HeardWindow, type LiveHearingOptions } from './liveHearing';
import { LiveTimeline } from './liveTimeline';

export interface LiveSessionOptions extends Pick<LiveHearingOptions, 'run' | 'settings' | 'now'> {
  /** Where the sound is put. */
  shelf: Pick<TakeUse, 'takePath' | 'addTake'>;
  /** Keeps the timeline of a session beside its sound. */
  keepTimeline: (id: string, timeline: Timeline) => Promise<void>;
  onHeard: (heard: LiveHeard) => void;
  onState: (state: LiveState) => void;
  onColumns: (columns: LiveColumns) => void;
  /** The session is over, however it ended. */
  onEnd: () => void;
}

/**
 * A take that is listened to while it is recorded. Everything that keeps a take, a microphone that is unplugged, a page
 * that crashes, a program that ends, keeps the session with its timeline.
 */
export class LiveSession implements TakeUse {
  readonly maxSeconds = longestLive;
  readonly #options: LiveSessionOptions;
  readonly #hearing: LiveHearing;
  readonly #timeline = new LiveTimeline();
  readonly #columns = new MelColumns();

  constructor(options: LiveSessionOptions) {
    this.#options = options;
    const { run, settings, now, onState } = options;
    this.#hearing = new LiveHearing({
      run,
      settings,
      onState,
      onHeard: (heard) => this.#heard(heard),
      ...(now && { now }),
    });
  }

  /** Loads the model. */
  start(): void {
    this.#hearing.start();
  }

  takePath(): string {
    return this.#options.shelf.takePath();
  }

  hear(samples: Float32Array): void {
    this.#options.onColumns({ bands: columnBands, levels: this.#columns.push(samples) });
    this.#hearing.hear(samples);
  }

  /** Puts sound and timeline where they are kept. */
  async addTake(path: string, seconds: number): Promise<{ id: string }> {
    this.#hearing.end();
    const entry = await this.#options.shelf.addTake(path, seconds);
    const timeline = this.#timeline.finish(seconds);
    if (timeline !== null) await this.#options.keepTimeline(entry.id, timeline);
    return entry;
  }

  ended(): void {
    this.#hearing.end();
    this.#options.onEnd();
  }

  #heard(heard: HeardWindow): void {
    const { answer, changedFrom } = this.#timeline.add(heard);
    this.#options.onHeard({
      ...heard,
      answer,
      segmentsFrom: changedFrom,
      segments: this.#timeline.segments(changedFrom),
    });
  }
}
