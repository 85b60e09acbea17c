/**
 * A take from the window's side: idle -> starting -> recording -> stopping -> idle. Main records and keeps
 * the sound; with the source `window` this class hands main what the page captured.
 */
import type { Bridge } from '../../../shared/contract';
import type { CaptureSource, TakeBlock, TakeEnded } from '../../../shared/types';
import { ask, problemOf } from '../bridge';
import { DescriptorMeter, type Descriptors } from '../capture/descriptors';
import { LiveWave } from '../capture/liveWave';
import { captureFailure, type Capture, type OpenCapture } from '../capture/openCapture';

export type RecordingPhase = 'idle' | 'starting' | 'recording' | 'stopping';

export interface RecordingOptions {
  bridge: Bridge;
  openCapture: OpenCapture;
  /** Has main start a take; by default one that becomes a clip. */
  begin?: (source: CaptureSource) => Promise<void>;
  /** The take is over: an entry to show, a problem to tell, or neither after a cancel. */
  onEnded: (ended: TakeEnded) => void;
  /** False where nobody looks at the descriptors. */
  describe?: boolean;
  /** Clock, ms. */
  now?: () => number;
}

/** How long the clipping light stays on, seconds. */
const clipLight = 1.5;

export class Recording {
  phase = $state<RecordingPhase>('idle');
  seconds = $state(0);
  /** Largest absolute sample of the last block, 0..1. */
  peak = $state(0);
  silent = $state(false);
  descriptors = $state.raw<Descriptors | null>(null);
  wave = $state.raw(new LiveWave());
  readonly clipping = $derived.by(() => this.seconds < this.#clipUntil);
  readonly busy = $derived(this.phase !== 'idle');

  #clipUntil = $state(0);
  #options: RecordingOptions;
  #capture: Capture | null = null;
  #meter = new DescriptorMeter();
  /** What was asked for while the microphone was still opening. */
  #afterStart: 'go-on' | 'cancel' = 'go-on';

  constructor(options: RecordingOptions) {
    this.#options = options;
  }

  async start(source: CaptureSource, device: string | null): Promise<void> {
    if (this.phase !== 'idle') return;
    this.#reset();
    this.phase = 'starting';
    try {
      await this.#begin(source);
    } catch (thrown) {
      this.#finish({ id: null, problem: problemOf(thrown) });
      return;
    }
    if (source === 'window' && !(await this.#openWindowCapture(device))) return;
    // A take that died while starting has been ended by main's event.
    if (!this.#is('starting')) return;
    this.phase = 'recording';
    if (this.#afterStart === 'cancel') await this.cancel();
  }

  /** Ends and keeps the take. While it is still opening there is nothing to keep: that cancels. */
  async stop(): Promise<void> {
    if (this.phase === 'starting') this.#afterStart = 'cancel';
    if (this.phase !== 'recording') return;
    this.phase = 'stopping';
    await this.#end(() => ask(this.#options.bridge, 'take.stop'));
  }

  async cancel(): Promise<void> {
    if (this.phase === 'starting') this.#afterStart = 'cancel';
    if (this.phase !== 'recording') return;
    this.phase = 'stopping';
    await this.#end(async () => {
      await ask(this.#options.bridge, 'take.cancel');
      return { id: null, problem: null };
    });
  }

  /** Forgets what the last take showed. */
  clear(): void {
    if (this.phase === 'idle') this.#reset();
  }

  /** A block as main received it. */
  hear(block: TakeBlock): void {
    if (this.phase === 'idle') return;
    this.seconds = block.seconds;
    this.peak = block.peak;
    this.silent = block.silent;
    if (block.clipped) this.#clipUntil = block.seconds + clipLight;
    this.wave.hear(block.samples, this.#now());
    if (this.#options.describe !== false) this.descriptors = this.#meter.hear(block.samples);
  }

  /** Main says the take is over: it died, or this is the echo of our own stop. */
  async ended(ended: TakeEnded): Promise<void> {
    if (this.phase === 'idle' || this.phase === 'stopping') return;
    await this.#closeCapture();
    this.#finish(ended);
  }

  #begin(source: CaptureSource): Promise<void> {
    const { begin, bridge } = this.#options;
    return begin ? begin(source) : ask(bridge, 'take.start', source);
  }

  async #openWindowCapture(device: string | null): Promise<boolean> {
    try {
      this.#capture = await this.#options.openCapture(device, {
        block: (samples) => void this.#options.bridge.call('take.push', samples),
        died: () => void this.#fail('recorder-died'),
      });
      return true;
    } catch (thrown) {
      await this.#fail(captureFailure(thrown));
      return false;
    }
  }

  async #fail(failure: ReturnType<typeof captureFailure>): Promise<void> {
    if (this.phase === 'idle' || this.phase === 'stopping') return;
    this.phase = 'stopping';
    await this.#end(() => ask(this.#options.bridge, 'take.fail', failure));
  }

  async #end(answer: () => Promise<TakeEnded>): Promise<void> {
    let ended: TakeEnded;
    try {
      await this.#closeCapture();
      ended = await answer();
    } catch (thrown) {
      ended = { id: null, problem: problemOf(thrown) };
    }
    this.#finish(ended);
  }

  async #closeCapture(): Promise<void> {
    const capture = this.#capture;
    this.#capture = null;
    await capture?.close();
  }

  #finish(ended: TakeEnded): void {
    if (this.phase === 'idle') return;
    this.phase = 'idle';
    this.wave.rest();
    this.#options.onEnded(ended);
  }

  #reset(): void {
    this.seconds = 0;
    this.peak = 0;
    this.silent = false;
    this.descriptors = null;
    this.wave = new LiveWave();
    this.#clipUntil = 0;
    this.#meter = new DescriptorMeter();
    this.#afterStart = 'go-on';
  }

  #now(): number {
    return (this.#options.now ?? (() => performance.now()))();
  }

  /** A method, so that TypeScript does not take the phase for unchanged across an await. */
  #is(phase: RecordingPhase): boolean {
    return this.phase === phase;
  }
}
