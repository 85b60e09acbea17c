import { RecentSamples } from '../../core/audio/recentSamples';
import { toProblem, type Problem } from '../../core/errors';
import type { VoiceProfile } from '../../core/models/voiceProfile';
import type { Span } from '../../core/timeline/span';
import { liveLimits, liveModels, type LiveState } from '../../shared/live';
import { recordingRate } from '../recording/recordingRate';
import { KeepUp } from './keepUp';
import type { LiveTasks, SpokenAnswer } from './liveTasks';

/** How a session is to be heard; may change while it runs. */
export interface LiveSettings {
  windowSeconds: number;
  hopSeconds: number;
  /** The person's choice of model; `null` for the best this machine keeps up with. */
  model: string | null;
  /** What is known of the voice. */
  voices: readonly VoiceProfile[];
}

/** One window with its answer. Times in seconds since the start. */
export interface HeardWindow {
  start: number;
  end: number;
  /** ms since 1970. */
  capturedAt: number;
  model: string;
  milliseconds: number;
  /** `null` while nobody speaks. */
  answer: SpokenAnswer | null;
  /** Where somebody spoke since the window before. */
  speech: Span[];
  skipped: number;
}

export interface LiveHearingOptions {
  /** Has the live worker do a task. */
  run: <Name extends keyof LiveTasks>(
    task: Name,
    input: LiveTasks[Name]['input'],
  ) => Promise<LiveTasks[Name]['output']>;
  settings: () => LiveSettings;
  onHeard: (heard: HeardWindow) => void;
  onState: (state: LiveState) => void;
  /** Clock that only runs forward, ms: the system's own may be set back in the middle of a session. */
  now?: () => number;
}

/** The first words are judged when there is a second of them, not a whole window. */
const leastSeconds = 1;
/** An answer that takes longer than this comes too late whatever the hop: sound to bar shall stay below 0.7 s. */
const longestAnswer = 550;
/** Until the last model that is left is tried again, ms. */
const restAfterFailure = 5000;

/**
 * Hears a stream through a window that slides over it. One window is with the worker at a time and none waits: what
 * comes due meanwhile is passed over and counted, and the next one asked about is the newest. Sound is never dropped,
 * it is somebody else's to keep.
 */
export class LiveHearing {
  readonly #options: LiveHearingOptions;
  readonly #recent = new RecentSamples((liveLimits.window[1] + 1) * recordingRate);
  readonly #keepUp = new KeepUp();
  /** Models that could not be loaded, with the reason. */
  readonly #unusable = new Map<string, Problem>();
  #state: LiveState | null = null;
  /** Sample at which the next window is due. */
  #due = leastSeconds * recordingRate;
  #busy = false;
  /** A window is due that the worker was not free for. */
  #waiting = false;
  #skipped = 0;
  #ready: string | null = null;
  /** Clock time before which a model that failed is not tried again. */
  #restsUntil = 0;
  /** How far is known where somebody spoke, seconds. */
  #spokenUntil = 0;
  #ended = false;

  constructor(options: LiveHearingOptions) {
    this.#options = options;
  }

  /** Loads the model, so that the first window need not wait for it. */
  start(): void {
    this.#prepare();
  }

  /** Takes in 16 kHz samples as they come. */
  hear(samples: Float32Array): void {
    if (this.#ended) return;
    this.#recent.push(samples);
    const { total } = this.#recent;
    if (total < this.#due) return;
    const hop = this.#hop();
    this.#due = Math.max(this.#due + hop, total - hop);
    if (!this.#busy) this.#ask();
    else {
      // Nothing is late while the model is being loaded.
      if (this.#waiting && this.#ready !== null) this.#skipped += 1;
      this.#waiting = true;
    }
  }

  /** Nothing is reported after this. */
  end(): void {
    this.#ended = true;
  }

  #hop(): number {
    const { hopSeconds, windowSeconds } = this.#options.settings();
    return Math.round(Math.min(hopSeconds, windowSeconds) * recordingRate);
  }

  /** Which model, and why that one. */
  #choice(): Pick<LiveState, 'model' | 'why' | 'problem'> {
    const { model } = this.#options.settings();
    const wanted = model ?? liveModels.best;
    const problem = this.#unusable.get(wanted) ?? null;
    if (problem !== null) return { model: liveModels.fast, why: 'unusable', problem };
    if (model !== null) return { model, why: 'chosen', problem };
    return this.#keepUp.slow
      ? { model: liveModels.fast, why: 'slow', problem }
      : { model: liveModels.best, why: 'best', problem };
  }

  #ask(): void {
    if (this.#now() < this.#restsUntil) return;
    const { model } = this.#choice();
    if (model === this.#ready) void this.#work(model, () => this.#askAbout(model));
    else this.#prepare();
  }

  async #askAbout(model: string): Promise<void> {
    const { windowSeconds, voices } = this.#options.settings();
    const samples = this.#recent.latest(Math.round(windowSeconds * recordingRate));
    const end = this.#recent.total / recordingRate;
    const start = end - samples.length / recordingRate;
    const [capturedAt, asked] = [Date.now(), this.#now()];
    const { answer, speech } = await this.#options.run('hear', { model, samples, voices });
    if (this.#ended) return;
    const milliseconds = this.#now() - asked;
    this.#keepUp.answered(milliseconds > this.#patience(), this.#now());
    const skipped = this.#skipped;
    this.#options.onHeard({
      start,
      end,
      capturedAt,
      model,
      milliseconds,
      answer,
      speech: since(this.#spokenUntil, start, speech),
      skipped,
    });
    this.#spokenUntil = end;
  }

  /** Has the chosen model loaded; windows are passed over until it is. */
  #prepare(): void {
    const { model } = this.#choice();
    this.#ready = null;
    this.#tell('loading');
    void this.#work(model, async () => {
      await this.#options.run('ready', { model });
      this.#ready = model;
      this.#tell('listening');
    });
  }

  /** Does one thing with the worker; then the window that has come due meanwhile. */
  async #work(model: string, task: () => Promise<void>): Promise<void> {
    this.#busy = true;
    try {
      await task();
    } catch (thrown) {
      this.#failed(model, thrown);
    }
    this.#busy = false;
    if (!this.#waiting || this.#ended) return;
    this.#waiting = false;
    this.#ask();
  }

  #failed(model: string, thrown: unknown): void {
    const problem = toProblem(thrown);
    this.#ready = null;
    if (model !== liveModels.fast) {
      this.#unusable.set(model, problem);
      return;
    }
    this.#restsUntil = this.#now() + restAfterFailure;
    this.#tell('loading', problem);
  }

  #patience(): number {
    return Math.min((this.#hop() / recordingRate) * 1000, longestAnswer);
  }

  #tell(phase: LiveState['phase'], problem: Problem | null = null): void {
    const choice = this.#choice();
    const state: LiveState = { ...choice, phase, problem: problem ?? choice.problem };
    const before = this.#state;
    if (this.#ended || (before !== null && same(before, state))) return;
    this.#state = state;
    this.#options.onState(state);
  }

  #now(): number {
    return (this.#options.now ?? performance.now.bind(performance))();
  }
}

/** The part of a window's speech that is new, in seconds since the start of the session. */
function since(from: number, windowStart: number, speech: readonly Span[]): Span[] {
  return speech
    .map(({ start, end }) => ({ start: Math.max(from, windowStart + start), end: windowStart + end }))
    .filter(({ start, end }) => end > start);
}

function same(one: LiveState, other: LiveState): boolean {
  return (
    one.phase === other.phase &&
    one.model === other.model &&
    one.why === other.why &&
    one.problem?.message === other.problem?.message
  );
}
