import { readLimits } from '../../core/audio/readLimits';
import { AffectronError, toProblem } from '../../core/errors';
import type { TakeWriter } from '../../library/takeWriter';
import type { CaptureSource, TakeBlock } from '../../shared/types';
import { LevelMeter } from './levelMeter';
import { recordingRate } from './recordingRate';

export interface TakeOptions {
  source: CaptureSource;
  writer: TakeWriter;
  onBlock: (block: TakeBlock) => void;
  /** The take has to end now and says why: its limit, or the disk. */
  onMustEnd: (problem: AffectronError) => void;
  /** Longest take, seconds. Default: the longest clip Affectron reads. */
  maxSeconds?: number;
}

/** One running take: measures blocks, shows them, and writes them as they come. */
export class Take {
  readonly source: CaptureSource;
  readonly writer: TakeWriter;
  readonly #options: TakeOptions;
  readonly #maxSamples: number;
  readonly #meter = new LevelMeter(recordingRate);
  #samples = 0;
  #closed = false;

  constructor(options: TakeOptions) {
    this.source = options.source;
    this.writer = options.writer;
    this.#options = options;
    this.#maxSamples = (options.maxSeconds ?? readLimits.maxSeconds) * recordingRate;
  }

  /** Seconds taken so far. */
  get seconds(): number {
    return this.#samples / recordingRate;
  }

  /** Takes a block of 16 kHz mono samples; what is not a number becomes silence. Ignored once closed. */
  push(block: Float32Array): void {
    if (this.#closed) return;
    const samples = sound(block.subarray(0, this.#maxSamples - this.#samples));
    this.#samples += samples.length;
    this.writer.write(samples).catch((thrown: unknown) => this.#mustEnd(asProblem(thrown)));
    this.#options.onBlock({ samples, seconds: this.seconds, ...this.#meter.measure(samples) });
    if (this.#samples >= this.#maxSamples) this.#mustEnd(this.#tooLong());
  }

  /** No block is taken after this. */
  close(): void {
    this.#closed = true;
  }

  #mustEnd(problem: AffectronError): void {
    if (this.#closed) return;
    this.close();
    this.#options.onMustEnd(problem);
  }

  #tooLong(): AffectronError {
    return new AffectronError(
      'too-long',
      `The recording reached ${inWords(this.seconds)}, the longest there is.`,
      {
        advice: 'Everything until then is kept.',
      },
    );
  }
}

function inWords(seconds: number): string {
  return seconds >= 120 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds)} seconds`;
}

/** A copy that is finite and within -1..1. */
function sound(block: Float32Array): Float32Array {
  return block.map((sample) => (Number.isFinite(sample) ? Math.max(-1, Math.min(1, sample)) : 0));
}

function asProblem(thrown: unknown): AffectronError {
  return thrown instanceof AffectronError ? thrown : AffectronError.fromProblem(toProblem(thrown));
}
