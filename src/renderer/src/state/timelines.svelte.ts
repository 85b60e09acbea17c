/**
 * The timeline of the clip in view: looked up, made where that is quick or asked for, and grown as it is being made.
 * Answers about another clip, model or fineness than the one wanted now are dropped.
 */
import type { Bridge } from '../../../shared/contract';
import type {
  MadeTimeline,
  Timeline,
  TimelineForm,
  TimelineGrowth,
  TimelineOptions,
} from '../../../shared/timeline';
import type { Problem } from '../../../shared/types';
import { ask, problemOf } from '../bridge';
import { longRecording } from '../lib/longRecording';

/** Shorter clips hold hardly more than one window, seconds. */
export const shortestTimed = 6;
/** Longer ones are made when asked for: that keeps the machine busy for minutes. */
const longestUnasked = 1200;

/** What a timeline is wanted of. */
export interface WantedTimeline {
  entry: string;
  seconds: number;
  model: string;
  options: TimelineOptions;
}

export class Timelines {
  wanted = $state.raw<WantedTimeline | null>(null);
  /** Finished, or as far as it is heard. */
  timeline = $state.raw<Timeline | null>(null);
  warning = $state<string | null>(null);
  computing = $state(false);
  /** Share that is heard. */
  progress = $state<number | null>(null);
  problem = $state.raw<Problem | null>(null);

  #bridge: Bridge;
  #turn = 0;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Another clip, model or fineness; `null` for none, and while nobody looks. */
  async show(wanted: WantedTimeline | null): Promise<void> {
    if (same(wanted, this.wanted)) return;
    const before = this.wanted;
    const turn = this.#begin(wanted);
    if (before !== null) this.#leave(before);
    if (wanted === null) return;
    try {
      const kept = await ask(this.#bridge, 'timeline.find', ...named(wanted));
      if (turn !== this.#turn) return;
      if (kept !== null) return this.#take(kept);
      if (wanted.seconds < shortestTimed) return;
      if (wanted.seconds <= longestUnasked) return await this.make();
      const making = await ask(this.#bridge, 'timeline.making', ...named(wanted));
      // It was asked for before another clip was looked at: who asks again waits for the same.
      if (turn !== this.#turn || !making) return;
      const made = this.make();
      if (making.windows.length > 0) this.grow(making);
      await made;
    } catch (thrown) {
      if (turn === this.#turn) this.problem = problemOf(thrown);
    }
  }

  /** Makes what is wanted. */
  async make(): Promise<void> {
    const { wanted } = this;
    if (wanted === null || this.computing) return;
    const turn = ++this.#turn;
    this.computing = true;
    this.problem = null;
    this.progress = null;
    this.timeline = null;
    try {
      const made = await ask(this.#bridge, 'timeline.compute', ...named(wanted));
      if (turn === this.#turn) this.#take(made);
    } catch (thrown) {
      if (turn !== this.#turn) return;
      const problem = problemOf(thrown);
      // A part is no timeline: what is missing could be anything.
      this.timeline = null;
      if (problem.code !== 'cancelled') this.problem = problem;
    }
    if (turn === this.#turn) this.computing = false;
  }

  async cancel(): Promise<void> {
    if (this.wanted !== null) await ask(this.#bridge, 'timeline.cancel', this.wanted.entry);
  }

  /** A piece of what is being made has come. */
  grow(growth: TimelineGrowth): void {
    const { wanted } = this;
    if (!this.computing || wanted === null || !isOf(growth, wanted)) return;
    const { model, firstWindow, windows, segments, seconds, progress } = growth;
    const settled = this.timeline?.windows.slice(0, firstWindow) ?? [];
    // The pieces before this one came while another clip was looked at.
    if (settled.length < firstWindow) return void this.#catchUp(wanted);
    this.timeline = { model, seconds, segments, windows: [...settled, ...windows] };
    this.progress = progress;
  }

  /** Shows what is there already of what is being made. */
  async #catchUp(wanted: WantedTimeline): Promise<void> {
    const turn = this.#turn;
    const making = await ask(this.#bridge, 'timeline.making', ...named(wanted)).catch(() => null);
    if (making && turn === this.#turn) this.grow(making);
  }

  /** @returns the name of the file; `null` when dismissed */
  async export(as: TimelineForm): Promise<string | null> {
    const { wanted } = this;
    return wanted === null ? null : ask(this.#bridge, 'timeline.export', ...named(wanted), as);
  }

  #begin(wanted: WantedTimeline | null): number {
    this.wanted = wanted;
    this.timeline = null;
    this.warning = null;
    this.problem = null;
    this.computing = false;
    this.progress = null;
    return ++this.#turn;
  }

  #take({ timeline, warning }: MadeTimeline): void {
    this.timeline = timeline;
    this.warning = warning;
    this.computing = false;
    this.progress = null;
  }

  /** What is quick to make again is not made for nobody; what is long is a job with a line of its own. */
  #leave({ entry, seconds }: WantedTimeline): void {
    if (seconds > longRecording && this.wanted?.entry !== entry) return;
    ask(this.#bridge, 'timeline.cancel', entry).catch(() => undefined);
  }
}

function named({ entry, model, options }: WantedTimeline): [string, string, TimelineOptions] {
  return [entry, model, options];
}

function isOf({ entry, model, options }: TimelineGrowth, wanted: WantedTimeline): boolean {
  return (
    entry === wanted.entry &&
    model === wanted.model &&
    options.windowSeconds === wanted.options.windowSeconds &&
    options.hopSeconds === wanted.options.hopSeconds
  );
}

function same(one: WantedTimeline | null, other: WantedTimeline | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
