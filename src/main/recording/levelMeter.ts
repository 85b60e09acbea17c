/** What the level meter shows of one block. */
export interface Level {
  /** Largest absolute sample, 0..1. */
  peak: number;
  clipped: boolean;
  /** True once the last two seconds were silent. */
  silent: boolean;
}

/** From here on a converter has run out of range (32,735 of 32,767). */
const clippingLevel = 0.999;
/** -50 dB of full scale: below any voice, above the noise of a muted or unplugged input. */
const silenceLevel = 0.003;
const silenceSeconds = 2;

/** Peak, clipping and lasting silence of a stream of blocks. */
export class LevelMeter {
  readonly #sampleRate: number;
  #silentSamples = 0;

  constructor(sampleRate: number) {
    this.#sampleRate = sampleRate;
  }

  measure(samples: Float32Array): Level {
    let peak = 0;
    for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
    this.#silentSamples = peak < silenceLevel ? this.#silentSamples + samples.length : 0;
    return {
      peak: Math.min(1, peak),
      clipped: peak >= clippingLevel,
      silent: this.#silentSamples >= silenceSeconds * this.#sampleRate,
    };
  }
}
