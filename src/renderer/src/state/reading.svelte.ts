/** Reading sentences aloud for a voice profile: one take for each, redone as often as wanted, gone with the sheet. */
import type { Bridge } from '../../../shared/contract';
import type { CaptureSource, Problem, TakeEnded } from '../../../shared/types';
import { ask } from '../bridge';
import type { OpenCapture } from '../capture/openCapture';
import { text } from '../text';
import { Recording } from './recording.svelte';

export interface ReadingOptions {
  bridge: Bridge;
  openCapture: OpenCapture;
  microphone: () => { source: CaptureSource; device: string | null };
  onProblem: (problem: Problem) => void;
}

interface Read {
  id: string;
  seconds: number;
}

export class Reading {
  /** Place of the sentence that is shown. */
  at = $state(0);
  /** What was read of each sentence. */
  takes = $state.raw<(Read | null)[]>(noTakes());
  readonly recording: Recording;
  readonly seconds = $derived.by(
    () =>
      this.takes.reduce((sum, take) => sum + (take?.seconds ?? 0), 0) +
      (this.recording.busy ? this.recording.seconds : 0),
  );
  readonly ids = $derived(this.takes.flatMap((take) => take?.id ?? []));

  #options: ReadingOptions;

  constructor(options: ReadingOptions) {
    this.#options = options;
    const { bridge, openCapture } = options;
    this.recording = new Recording({
      bridge,
      openCapture,
      begin: (source) => ask(bridge, 'profiles.prompt', source),
      onEnded: (ended) => this.#ended(ended),
    });
  }

  /** Starts recording the sentence that is shown, or ends it and goes on to the next. */
  async toggle(): Promise<void> {
    if (this.recording.busy) return this.recording.stop();
    const { source, device } = this.#options.microphone();
    await this.recording.start(source, device);
  }

  /** Shows a sentence, to be read for the first time or again. */
  show(place: number): void {
    if (!this.recording.busy) this.at = place;
  }

  /** Ends a running take without keeping it. */
  async cancel(): Promise<void> {
    await this.recording.cancel();
  }

  /** Deletes everything that was read. */
  async forget(): Promise<void> {
    const { ids } = this;
    await this.recording.cancel();
    this.takes = noTakes();
    this.at = 0;
    if (ids.length > 0) await this.#options.bridge.call('profiles.forget', ids);
  }

  #ended({ id, problem }: TakeEnded): void {
    if (problem !== null) this.#options.onProblem(problem);
    if (id === null) return;
    const before = this.takes[this.at];
    if (before) void this.#options.bridge.call('profiles.forget', [before.id]);
    this.takes = this.takes.with(this.at, { id, seconds: this.recording.seconds });
    const next = this.takes.indexOf(null);
    if (next !== -1) this.at = next;
  }
}

function noTakes(): null[] {
  return text.voices.sentences.map(() => null);
}
