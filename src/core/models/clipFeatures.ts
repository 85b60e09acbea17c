import { util } from '@tensorflow/tfjs-core';
import { assertClassifiable } from '../audio/classifiable';
import { clipSeconds, type Clip } from '../audio/clip';
import { resample } from '../audio/resample';
import { hasSpeech, speechFrames } from '../audio/speech';
import { extractFeatures } from '../features/extract';
import type { FeatureMatrix, FeatureSetName } from '../features/featureSet';
import type { FrameMatrix } from '../features/frames';
import { liteFrames } from './liteFrames';
import { voiceFrames } from './voiceFrames';
import { voiceRate } from './voicePieces';
import type { WhisperEncoder } from './whisperEncoder';

/** Longer band-limited copies are made again for each feature set rather than kept: they are large. */
const keptSeconds = 60;

/** Something computed, and how long that took. */
export interface Timed<Value> {
  value: Value;
  milliseconds: number;
}

/**
 * What the models hear of one clip, computed when first asked for and then kept, so that the models share
 * one extraction.
 *
 * Clips are band-limited before extraction: the corpora come at 16 kHz, people's files at 44.1 or 48 kHz,
 * and a network must not tell them apart by the octave that only one of them has.
 */
export class ClipFeatures {
  readonly clip: Clip;
  readonly #bandLimited = new Map<number, Timed<Clip>>();
  readonly #means = new Map<string, Timed<Float32Array>>();
  #lite: Timed<readonly FrameMatrix[]> | null = null;
  #spoken: boolean | null = null;
  /** By the hash of the encoder: two models may each have loaded the same one. */
  readonly #voice = new Map<string, Promise<Timed<FrameMatrix[]>>>();

  constructor(clip: Clip) {
    this.clip = clip;
  }

  /**
   * Mean over the frames of a feature set.
   *
   * @param bandwidthHz highest frequency left in the sound
   * @throws AffectronError `too-short` or `silent`
   */
  mean(set: FeatureSetName, bandwidthHz: number): Float32Array {
    return this.#mean(set, bandwidthHz).value;
  }

  /**
   * What `mean` cost, or would have cost had no other feature set needed the same band-limited sound:
   * the same for every model that shares the result.
   *
   * @throws AffectronError as `mean`
   */
  milliseconds(set: FeatureSetName, bandwidthHz: number): number {
    return this.#mean(set, bandwidthHz).milliseconds;
  }

  #mean(set: FeatureSetName, bandwidthHz: number): Timed<Float32Array> {
    const key = `${set} ${bandwidthHz}`;
    const kept = this.#means.get(key);
    if (kept) return kept;
    assertClassifiable(this.clip);
    const limited = this.#limitedTo(bandwidthHz);
    const { value, milliseconds } = timed(() => extractFeatures(limited.value, set).mean);
    const mean = { value, milliseconds: limited.milliseconds + milliseconds };
    this.#means.set(key, mean);
    return mean;
  }

  /**
   * The frames that `mean` is of; computed anew, for they are large.
   *
   * @throws AffectronError as `mean`
   */
  frames(set: FeatureSetName, bandwidthHz: number): FeatureMatrix {
    assertClassifiable(this.clip);
    return extractFeatures(this.#limitedTo(bandwidthHz).value, set);
  }

  /**
   * Frames of a frozen encoder, see `voiceFrames`, and what they cost.
   *
   * @throws AffectronError `too-short` or `silent`
   */
  async voice(encoder: WhisperEncoder): Promise<Timed<readonly FrameMatrix[]>> {
    const { sha256 } = encoder.manifest;
    let frames = this.#voice.get(sha256);
    if (!frames) {
      assertClassifiable(this.clip);
      const limited = this.#atVoiceRate();
      const start = util.now();
      frames = voiceFrames(encoder, limited.value).then((value) => ({
        value,
        milliseconds: limited.milliseconds + util.now() - start,
      }));
      this.#voice.set(sha256, frames);
    }
    return frames;
  }

  /**
   * What Affectron Lite hears, see `liteFrames`, and what it cost.
   *
   * @throws AffectronError `too-short` or `silent`
   */
  lite(): Timed<readonly FrameMatrix[]> {
    if (this.#lite) return this.#lite;
    assertClassifiable(this.clip);
    const limited = this.#atVoiceRate();
    const { value, milliseconds } = timed(() => liteFrames(limited.value));
    this.#lite = { value, milliseconds: limited.milliseconds + milliseconds };
    return this.#lite;
  }

  /** Whether anybody speaks: without, what the models say means nothing. */
  get spoken(): boolean {
    this.#spoken ??= hasSpeech(speechFrames(this.#heardForSpeech()));
    return this.#spoken;
  }

  /** Speech is looked for below 4 kHz: from what the models hear, where that is kept, half as far to go. */
  #heardForSpeech(): Clip {
    return clipSeconds(this.clip) <= keptSeconds ? this.#atVoiceRate().value : this.clip;
  }

  /** At the rate that all but the means of features are heard at, or below. */
  #atVoiceRate(): Timed<Clip> {
    return this.#limitedTo(voiceRate / 2);
  }

  #limitedTo(bandwidthHz: number): Timed<Clip> {
    const rate = 2 * bandwidthHz;
    if (this.clip.sampleRate <= rate) return { value: this.clip, milliseconds: 0 };
    const kept = this.#bandLimited.get(rate);
    if (kept) return kept;
    const limited = timed(() => resample(this.clip, rate));
    if (clipSeconds(limited.value) <= keptSeconds) this.#bandLimited.set(rate, limited);
    return limited;
  }
}

function timed<Value>(work: () => Value): Timed<Value> {
  const start = util.now();
  const value = work();
  return { value, milliseconds: util.now() - start };
}
