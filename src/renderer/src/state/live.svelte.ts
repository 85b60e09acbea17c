/**
 * A live session from the window's side: a recording that is heard while it runs, with what main says of it. Main keeps
 * sound and timeline; what is here is for drawing.
 */
import type { Bridge } from '../../../shared/contract';
import type { LiveHeard, LiveState, TimelineSegment } from '../../../shared/live';
import type { CaptureSource, FrequencyScale, Problem, TakeEnded } from '../../../shared/types';
import { ask } from '../bridge';
import { LiveSpectrum } from '../capture/liveSpectrum';
import { LiveTrace } from '../capture/liveTrace';
import type { OpenCapture } from '../capture/openCapture';
import { Recording } from './recording.svelte';

export interface LiveOptions {
  bridge: Bridge;
  openCapture: OpenCapture;
  microphone: () => { source: CaptureSource; device: string | null };
  onProblem: (problem: Problem) => void;
  /** A session was kept as this library entry. */
  onKept: (id: string) => void;
  /** One was thrown away; `undo` brings it back, `redo` removes it again. */
  onThrownAway: (undo: () => Promise<void>, redo: () => Promise<void>) => void;
  /** Axis of the spectrogram of the sessions that begin now. */
  scale?: () => FrequencyScale;
  /** Clock, ms since 1970. */
  now?: () => number;
}

export class Live {
  /** How the session is heard; `null` while none runs. */
  state = $state.raw<LiveState | null>(null);
  /** The last window that was heard. */
  heard = $state.raw<LiveHeard | null>(null);
  /** Seconds from the last sample of that window to its bars. */
  behind = $state(0);
  segments = $state.raw<TimelineSegment[]>([]);
  /** Library entry of the session that has ended. */
  keptId = $state<string | null>(null);
  throwing = $state(false);
  /** Axis of the spectrogram of this session. */
  scale = $state<FrequencyScale>('mel');
  spectrum = $state.raw(new LiveSpectrum());
  trace = $state.raw(new LiveTrace());
  readonly recording: Recording;
  /** There is something to look at: a session that runs or has ended. */
  readonly shown = $derived.by(() => this.recording.busy || this.recording.seconds > 0);

  #options: LiveOptions;

  constructor(options: LiveOptions) {
    this.#options = options;
    const { bridge, openCapture } = options;
    this.recording = new Recording({
      bridge,
      openCapture,
      describe: false,
      begin: (source) => ask(bridge, 'live.start', source),
      onEnded: (ended) => void this.#ended(ended),
    });
  }

  get busy(): boolean {
    return this.recording.busy;
  }

  async start(): Promise<void> {
    if (this.busy) return;
    this.#clear();
    this.scale = this.#options.scale?.() ?? 'mel';
    const { source, device } = this.#options.microphone();
    await this.recording.start(source, device);
  }

  /** Ends the session and keeps it. */
  async keep(): Promise<void> {
    await this.recording.stop();
  }

  /** Ends the session and removes it, which can be undone. */
  async throwAway(): Promise<void> {
    if (this.recording.phase !== 'recording') return this.recording.cancel();
    this.throwing = true;
    await this.#options.bridge.call('live.forget');
    await this.recording.stop();
  }

  changed(state: LiveState | null): void {
    this.state = state;
  }

  /** What main has heard of the running session. */
  hear(heard: LiveHeard): void {
    if (!this.busy) return;
    this.heard = heard;
    this.behind = Math.max(0, (this.#options.now ?? Date.now)() - heard.capturedAt) / 1000;
    this.segments = [...this.segments.slice(0, heard.segmentsFrom), ...heard.segments];
    this.trace.add(heard);
  }

  async #ended({ id, problem }: TakeEnded): Promise<void> {
    const { onProblem, onKept } = this.#options;
    const throwing = this.throwing;
    this.throwing = false;
    if (problem !== null) onProblem(problem);
    if (id === null) this.#clear();
    else if (throwing) await this.#remove(id);
    else {
      this.keptId = id;
      onKept(id);
    }
  }

  async #remove(id: string): Promise<void> {
    const { bridge, onProblem, onThrownAway } = this.#options;
    const removed = await bridge.call('library.remove', id);
    if (!removed.ok) {
      this.keptId = id;
      onProblem(removed.problem);
      return;
    }
    this.#clear();
    onThrownAway(
      async () => void (await ask(bridge, 'library.restore', id)),
      () => ask(bridge, 'library.remove', id),
    );
  }

  #clear(): void {
    this.heard = null;
    this.behind = 0;
    this.segments = [];
    this.keptId = null;
    this.throwing = false;
    this.spectrum = new LiveSpectrum();
    this.trace = new LiveTrace();
    this.recording.clear();
  }
}
