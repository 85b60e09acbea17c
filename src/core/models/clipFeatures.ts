import { assertClassifiable } from '../audio/classifiable';
import { clipSeconds, type Clip } from '../audio/clip';
import { resample } from '../audio/resample';
import { extractFeatures } from '../features/extract';
import type { FeatureSetName } from '../features/featureSet';
import type { FrameMatrix } from '../features/frames';
import { voiceFrames } from './voiceFrames';
import type { WhisperEncoder } from './whisperEncoder';

/** Longer band-limited copies are made again for each feature set rather than kept: they are large. */
const keptSeconds = 60;

/**
 * What the models hear of one clip, computed when first asked for and then kept, so that five models share
 * one extraction.
 *
 * Clips are band-limited before extraction: the corpora come at 16 kHz, people's files at 44.1 or 48 kHz,
 * and a network must not tell them apart by the octave that only one of them has.
 */
export class ClipFeatures {
  readonly clip: Clip;
  readonly #bandLimited = new Map<number, Clip>();
  readonly #means = new Map<string, Float32Array>();
  readonly #voice = new Map<WhisperEncoder, Promise<FrameMatrix[]>>();

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
    const key = `${set} ${bandwidthHz}`;
    let mean = this.#means.get(key);
    if (!mean) {
      assertClassifiable(this.clip);
      mean = extractFeatures(this.#limitedTo(bandwidthHz), set).mean;
      this.#means.set(key, mean);
    }
    return mean;
  }

  /**
   * Frames of a frozen encoder, see `voiceFrames`.
   *
   * @throws AffectronError `too-short` or `silent`
   */
  async voice(encoder: WhisperEncoder): Promise<readonly FrameMatrix[]> {
    let frames = this.#voice.get(encoder);
    if (!frames) {
      assertClassifiable(this.clip);
      frames = voiceFrames(encoder, this.clip);
      this.#voice.set(encoder, frames);
    }
    return frames;
  }

  #limitedTo(bandwidthHz: number): Clip {
    const rate = 2 * bandwidthHz;
    if (this.clip.sampleRate <= rate) return this.clip;
    const kept = this.#bandLimited.get(rate);
    if (kept) return kept;
    const limited = resample(this.clip, rate);
    if (clipSeconds(limited) <= keptSeconds) this.#bandLimited.set(rate, limited);
    return limited;
  }
}
