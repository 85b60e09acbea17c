import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { isClassifiable } from '../audio/classifiable';
import { clipWithin, type Clip } from '../audio/clip';
import { resample } from '../audio/resample';
import { AffectronError } from '../errors';
import { encoderHearing } from '../explanation/encoderHearing';
import type { Hearing } from '../explanation/hearing';
import { liteHearing } from '../explanation/liteHearing';
import { meanHearing } from '../explanation/meanHearing';
import type { FrameMatrix } from '../features/frames';
import { liteSet } from '../features/liteMel';
import { whisperRate } from '../features/whisperMel';
import { overlap, type Span } from '../timeline/span';
import { ClipFeatures, type Timed } from './clipFeatures';
import { isEncoderName, type EncoderName } from './encoderFiles';
import { EncoderMissing } from './encoderMissing';
import { calibratedAnswer, headAnswer, headAnswers } from './headAnswer';
import { inBatches } from './inBatches';
import { liteAnswer, liteAnswers, liteFrames } from './liteFrames';
import { loadModel, type LoadedNetworks } from './loadModel';
import type { ModelCard } from './modelCard';
import type { ModelFiles } from './modelFiles';
import type { Prediction, Probabilities } from './prediction';
import { soften } from './soften';
import { standardise } from './standardise';
import { verdictOn } from './verdict';
import { voiceFrames } from './voiceFrames';
import { voiceRate } from './voicePieces';
import { isProfileOf, scalerFor, type VoiceProfile } from './voiceProfile';
import { WhisperEncoder } from './whisperEncoder';
import { windowFrames } from './windowFrames';

/** A trained model, ready to say what a clip feels. The same `load` and `predict` for every architecture. */
export class Recogniser {
  readonly card: ModelCard;
  readonly #network: LayersModel;
  /** For voices a profile is known of. */
  readonly #calibrated: LayersModel | null;
  readonly #inputShape: number[];

  readonly #encoder: WhisperEncoder | null;
  /** Of clips somebody looks at closely. */
  readonly #hearings = new WeakMap<ClipFeatures, Promise<Hearing>>();

  private constructor({ card, network, calibrated }: LoadedNetworks, encoder: WhisperEncoder | null) {
    this.card = card;
    this.#network = network;
    this.#calibrated = calibrated;
    this.#encoder = encoder;
    this.#inputShape = [1, ...network.inputs.flatMap((input) => input.shape.slice(1).map(Number))];
  }

  /**
   * Reads and checks a model: the card against its schema, the files against the card's hashes, the network
   * against the card's input and emotions, the weights for values that are not numbers. The frozen encoder
   * of a model that stands on one is read with it.
   *
   * @throws AffectronError `model-unavailable` with the reason, whatever is wrong
   */
  static async load(files: ModelFiles): Promise<Recogniser> {
    const loaded = await loadModel(files);
    try {
      return new Recogniser(loaded, await encoderFor(loaded.card, files));
    } catch (error) {
      loaded.network.dispose();
      loaded.calibrated?.dispose();
      throw error;
    }
  }

  /**
   * Probability of each emotion the model knows.
   *
   * @param sound a clip, or the features several models share
   * @param options.profile of the voice in the clip; without one, the model hears it as any other
   * @throws AffectronError `too-short` or `silent`; `wrong-profile` where the model cannot use the profile
   */
  async predict(
    sound: Clip | ClipFeatures,
    { profile }: { profile?: VoiceProfile | undefined } = {},
  ): Promise<Prediction> {
    const features = sound instanceof ClipFeatures ? sound : new ClipFeatures(sound);
    if (profile) return this.#calibratedAnswer(features, profile);
    const { value, milliseconds } = await this.#answer(features);
    const { calibration, verdict } = this.card;
    const probabilities = calibration ? soften(value, calibration.temperature) : value;
    return { ...this.#interpret(features, probabilities, verdict?.threshold), milliseconds };
  }

  /**
   * Probability of each emotion the model knows, for windows that lie anywhere in a sound and may overlap. An encoder
   * hears the sound once (`windowFrames`); other models hear each window as `predict` hears a clip, but Lite, where windows overlap by more than half, as one view of three. A window over all of
   * a clip of up to 5 s is answered as `predict` answers the clip. Whether anybody speaks is not asked.
   *
   * @param windows seconds, within the sound
   * @returns one answer for each; `null` for windows that `predict` would refuse as too short or silent
   */
  async windows(sound: Clip, windows: readonly Span[]): Promise<(Probabilities | null)[]> {
    const answers = await this.#windowAnswers(sound, windows);
    return answers.map((outputs) => {
      return outputs === null ? null : this.probabilitiesOf(outputs);
    });
  }

  async #windowAnswers(sound: Clip, windows: readonly Span[]): Promise<(ArrayLike<number> | null)[]> {
    const { input } = this.card;
    const encoder = this.#encoder;
    const isRefused = (window: Span) => !isClassifiable(clipWithin(sound, window));
    return answersWhereNot(windows, isRefused, async (audible) => {
      if (encoder) {
        const frames = await windowFrames(encoder, resample(sound, voiceRate), audible);
        // Of what is far softer than everything around it.
        const isNothing = (piece: FrameMatrix) => piece.frames === 0;
        return answersWhereNot(frames, isNothing, (pieces) => headAnswers(this.#network, input, pieces));
      }
      const clips = audible.map((window) => clipWithin(sound, window));
      if (input.set === liteSet) {
        const options = { plain: areDense(windows) };
        return inBatches(clips, clipsTogether, (some) =>
          liteAnswers(this.#network, some.map(liteFrames), options),
        );
      }
      const answers: ArrayLike<number>[] = [];
      for (const clip of clips) answers.push((await this.#answer(new ClipFeatures(clip))).value);
      return answers;
    });
  }

  /**
   * What it hears of a clip, and how it answers when parts of that are blanked. Without a voice profile.
   *
   * @throws AffectronError `too-short` or `silent`
   */
  async hear(features: ClipFeatures): Promise<Hearing> {
    let hearing = this.#hearings.get(features);
    if (!hearing) {
      hearing = this.#hear(features);
      this.#hearings.set(features, hearing);
    }
    return hearing;
  }

  /** The network's answers as probabilities of the emotions: calibrated, their sum 1. */
  probabilitiesOf(outputs: ArrayLike<number>): Probabilities {
    const { calibration } = this.card;
    return this.#probabilities(calibration ? soften(outputs, calibration.temperature) : outputs);
  }

  /** Whether it can be calibrated with a profile: `predict` refuses any other. */
  takes(profile: VoiceProfile): boolean {
    return this.#calibrated !== null && this.#encoder !== null && isProfileOf(profile, this.#encoder.name);
  }

  /**
   * What a voice profile is made of.
   *
   * @returns frames of the encoder the model stands on; `null` where it cannot be calibrated to a voice
   * @throws AffectronError `too-short` or `silent`
   */
  async voiceOf(
    features: ClipFeatures,
  ): Promise<{ encoder: EncoderName; pieces: readonly FrameMatrix[] } | null> {
    if (!this.#encoder || !this.#calibrated) return null;
    return { encoder: this.#encoder.name, pieces: (await features.voice(this.#encoder)).value };
  }

  /** Runs the network once on nothing, so that the first real prediction is not the slow one. */
  async warmUp(): Promise<void> {
    const { input } = this.card;
    const silence = { samples: new Float32Array(whisperRate), sampleRate: whisperRate };
    if (this.#encoder) {
      await headAnswer(this.#network, input, await voiceFrames(this.#encoder, silence));
    } else if (input.set === liteSet) await liteAnswer(this.#network, liteFrames(silence));
    else await this.#run(new Float32Array(input.mean.length));
  }

  /** Frees the weights. */
  dispose(): void {
    this.#network.dispose();
    this.#calibrated?.dispose();
    this.#encoder?.dispose();
  }

  async #calibratedAnswer(features: ClipFeatures, profile: VoiceProfile): Promise<Prediction> {
    const [network, encoder] = [this.#calibrated, this.#encoder];
    const { calibrated: part, input, name } = this.card;
    if (!network || !encoder || !part) {
      throw new AffectronError('wrong-profile', `${name} cannot be calibrated to a voice.`);
    }
    const { calibration, verdict } = part;
    const scaler = scalerFor(profile, encoder.name);
    const { value, milliseconds } = await features.voice(encoder);
    const any = { network: this.#network, scaler: input };
    const answer = await timed(milliseconds, () => calibratedAnswer(any, { network, scaler }, value));
    const probabilities = soften(answer.value, calibration.temperature);
    return {
      ...this.#interpret(features, probabilities, verdict.threshold),
      calibrated: true,
      milliseconds: answer.milliseconds,
    };
  }

  async #hear(features: ClipFeatures): Promise<Hearing> {
    const [network, encoder, { input }] = [this.#network, this.#encoder, this.card];
    if (encoder) return encoderHearing({ network, scaler: input, encoder }, features);
    if (isEncoderName(input.set)) throw new Error(`The model “${this.card.id}” has lost its encoder.`);
    if (input.set === liteSet) return liteHearing(network, features);
    const run = (values: Float32Array) => this.#run(values);
    return meanHearing({ set: input.set, bandwidthHz: input.bandwidthHz, scaler: input, run }, features);
  }

  /** What the network says, and how long hearing and answering took. */
  async #answer(features: ClipFeatures): Promise<Timed<ArrayLike<number>>> {
    const { input } = this.card;
    if (this.#encoder) {
      const { value, milliseconds } = await features.voice(this.#encoder);
      return timed(milliseconds, () => headAnswer(this.#network, input, value));
    }
    if (isEncoderName(input.set)) throw new Error(`The model “${this.card.id}” has lost its encoder.`);
    if (input.set === liteSet) {
      const { value, milliseconds } = features.lite();
      return timed(milliseconds, () => liteAnswer(this.#network, value));
    }
    const mean = features.mean(input.set, input.bandwidthHz);
    const milliseconds = features.milliseconds(input.set, input.bandwidthHz);
    return timed(milliseconds, () => this.#run(standardise(mean, input)));
  }

  async #run(values: Float32Array): Promise<ArrayLike<number>> {
    const output = tf.tidy(() => {
      const result = this.#network.predict(tf.tensor(values, this.#inputShape));
      return Array.isArray(result) ? result[0] : result;
    });
    if (!output) throw new AffectronError('unexpected', `The model “${this.card.id}” answered nothing.`);
    try {
      return await output.data();
    } finally {
      output.dispose();
    }
  }

  #interpret(
    features: ClipFeatures,
    outputs: ArrayLike<number>,
    threshold?: number,
  ): Omit<Prediction, 'milliseconds'> {
    const probabilities = this.#probabilities(outputs);
    let top = this.card.emotions[0];
    let confidence = -1;
    for (const emotion of this.card.emotions) {
      const probability = probabilities[emotion] ?? 0;
      if (probability > confidence) {
        top = emotion;
        confidence = probability;
      }
    }
    const verdict = features.spoken ? verdictOn(probabilities, threshold) : ({ kind: 'no speech' } as const);
    return { model: this.card.id, probabilities, top, confidence, verdict };
  }

  /** The network's softmax is float32; divided by its sum the probabilities add up to 1 exactly enough. */
  #probabilities(outputs: ArrayLike<number>): Probabilities {
    const sum = Array.from(outputs).reduce((total, value) => total + value, 0);
    if (!(sum > 0)) {
      // Sound weights never do that; those that are huge make numbers that are none.
      throw new AffectronError(
        'model-unavailable',
        `The model “${this.card.id}” gave no probabilities for this clip.`,
        { advice: 'The other models go on working.' },
      );
    }
    return Object.fromEntries(this.card.emotions.map((emotion, index) => [emotion, outputs[index] / sum]));
  }
}

/** Windows whose spectrograms are in memory at a time. */
const clipsTogether = 8;

/** Whether most windows hold more than half of the one before them. */
function areDense(windows: readonly Span[]): boolean {
  const dense = windows.slice(1).filter((window, index) => {
    const before = windows[index];
    return overlap(window, [before]) > (before.end - before.start) / 2;
  });
  return dense.length > windows.length / 2;
}

/** Answers for the items that can be asked about, `null` for the others. */
async function answersWhereNot<Item, Answer>(
  items: readonly Item[],
  isLeftOut: (item: Item) => boolean,
  answer: (asked: Item[]) => Promise<Answer[]>,
): Promise<(Answer | null)[]> {
  const left = items.map(isLeftOut);
  const asked = items.filter((_, index) => !left[index]);
  const answers = asked.length > 0 ? await answer(asked) : [];
  let next = 0;
  return left.map((isLeft) => (isLeft ? null : answers[next++]));
}

/** An answer, and how long hearing and answering took. */
async function timed(
  heard: number,
  answer: () => Promise<ArrayLike<number>>,
): Promise<Timed<ArrayLike<number>>> {
  const start = tf.util.now();
  const value = await answer();
  return { value, milliseconds: heard + (tf.util.now() - start) };
}

/** The encoder a model stands on; `null` for a model that stands on none. */
async function encoderFor(card: ModelCard, files: ModelFiles): Promise<WhisperEncoder | null> {
  const { id, input } = card;
  if (!isEncoderName(input.set)) return null;
  try {
    const encoder = files.encoder?.(input.set);
    if (encoder) return await WhisperEncoder.load(encoder);
    throw new AffectronError(
      'model-unavailable',
      `The model “${id}” stands on the voice encoder “${input.set}”, which is not here.`,
    );
  } catch (thrown) {
    throw thrown instanceof AffectronError ? new EncoderMissing(card, thrown) : thrown;
  }
}
