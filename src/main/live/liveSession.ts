import { MelColumns, columnBands, columnRangeDb } from '../../core/features/melColumns';
import type { FrequencyScale } from '../../core/features/frequencyBank';
import type { Timeline, TimelineOptions } from '../../core/timeline/timeline';
import type { LiveColumns, LiveHeard, LiveState } from '../../shared/live';
import { longestLive } from '../../shared/live';
import type { TakeUse } from '../recording/takeService';
import { LiveHearing, type HeardWindow, type LiveHearingOptions, type LiveSettings } from './liveHearing';
import { LiveTimeline } from './liveTimeline';

/**
 * Keeps the timeline of a session beside its sound.
 *
 * @param id library entry of the session
 * @param whole false where one that is made of the file would be another: several models answered, the window was changed
 *   in between, or a voice profile was used
 */
export type KeepTimeline = (
  id: string,
  timeline: Timeline,
  options: TimelineOptions,
  whole: boolean,
) => Promise<void>;

/** Where the sound of sessions is put. */
export interface LiveShelf {
  takePath(): string;
  addTake(path: string, seconds: number, title: undefined, made: 'live'): Promise<{ id: string }>;
}

export interface LiveSessionOptions extends Pick<LiveHearingOptions, 'run' | 'settings' | 'now'> {
  /** Where the sound is put. */
  shelf: LiveShelf;
  keepTimeline: KeepTimeline;
  /** Of the picture; a session keeps the one it began with. */
  scale?: FrequencyScale;
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
  readonly #columns: MelColumns;
  /** How the session was to be heard when it began. */
  readonly #begun: LiveSettings;
  /** Every window was heard so, and as anybody's voice. */
  #heardAlike: boolean;
  #forgotten = false;

  constructor(options: LiveSessionOptions) {
    this.#options = options;
    const { run, settings, now, onState, scale } = options;
    this.#columns = new MelColumns(scale);
    this.#begun = settings();
    this.#heardAlike = this.#begun.voices.length === 0;
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

  /** Its timeline will not be kept. */
  forget(): void {
    this.#forgotten = true;
  }

  takePath(): string {
    return this.#options.shelf.takePath();
  }

  hear(samples: Float32Array): void {
    this.#options.onColumns({
      bands: columnBands,
      levels: this.#columns.push(samples),
      rangeDb: columnRangeDb,
    });
    this.#hearing.hear(samples);
  }

  /** Puts sound and timeline where they are kept. */
  async addTake(path: string, seconds: number): Promise<{ id: string }> {
    this.#hearing.end();
    const entry = await this.#options.shelf.addTake(path, seconds, undefined, 'live');
    const finished = this.#forgotten ? null : this.#timeline.finish(seconds);
    if (finished !== null) {
      const { windowSeconds } = this.#begun;
      // As it was heard: never less often than once a window.
      const hopSeconds = Math.min(this.#begun.hopSeconds, windowSeconds);
      const whole = finished.alone && this.#heardAlike;
      await this.#options.keepTimeline(entry.id, finished.timeline, { windowSeconds, hopSeconds }, whole);
    }
    return entry;
  }

  ended(): void {
    this.#hearing.end();
    this.#options.onEnd();
  }

  #heard(heard: HeardWindow): void {
    const { windowSeconds, hopSeconds, voices } = this.#options.settings();
    this.#heardAlike &&=
      voices.length === 0 &&
      windowSeconds === this.#begun.windowSeconds &&
      hopSeconds === this.#begun.hopSeconds;
    const { answer, changedFrom } = this.#timeline.add(heard);
    this.#options.onHeard({
      ...heard,
      answer,
      segmentsFrom: changedFrom,
      segments: this.#timeline.segments(changedFrom),
    });
  }
}
