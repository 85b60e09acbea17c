/**
 * What a person's voice is like on average, so that a model hears how it differs now: mean and deviation of an
 * encoder's frames over some clips of one person. No emotion is needed for that, and no sound can be made of it.
 */
import * as v from 'valibot';
import { AffectronError } from '../errors';
import type { FrameMatrix } from '../features/frames';
import { encoderNames, type EncoderName } from './encoderFiles';
import { FrameStatistics } from './frameStatistics';
import { leastProfileSeconds } from './profileLength';
import type { Scaler } from './standardise';
import { frameSeconds, voiceFramesVersion } from './voiceFrameFacts';

const finite = v.pipe(v.number(), v.finite());

export const voiceProfileSchema = v.pipe(
  v.object({
    encoder: v.picklist(encoderNames),
    /** `voiceFramesVersion` of the encoder: other frames have other statistics. */
    frames: v.string(),
    mean: v.pipe(v.array(finite), v.minLength(1)),
    deviation: v.array(v.pipe(finite, v.minValue(0))),
    clips: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** Of speech: silence at the ends of the clips does not count. */
    seconds: v.pipe(finite, v.minValue(leastProfileSeconds)),
  }),
  v.check(({ mean, deviation }) => mean.length === deviation.length, 'As many deviations as means.'),
);

export type VoiceProfile = v.InferOutput<typeof voiceProfileSchema>;

/** Gathers a profile clip by clip; their order does not matter. */
export class ProfileGathering {
  readonly #encoder: EncoderName;
  readonly #statistics = new FrameStatistics();
  #clips = 0;

  constructor(encoder: EncoderName) {
    this.#encoder = encoder;
  }

  /** Speech gathered so far, silence at the ends of the clips left out. */
  get seconds(): number {
    return this.#statistics.frames * frameSeconds;
  }

  get clips(): number {
    return this.#clips;
  }

  /**
   * @param pieces of one clip, from `voiceFrames` of the same encoder
   * @throws AffectronError `invalid-samples` where a value is not finite; the clip is then not counted
   */
  add(pieces: readonly FrameMatrix[]): void {
    if (!pieces.every(({ data }) => data.every(Number.isFinite))) {
      throw new AffectronError('invalid-samples', 'The clip gave values that are not numbers.');
    }
    this.#statistics.add(pieces);
    this.#clips += 1;
  }

  /** Mean and deviation so far, of however little. */
  statistics(): Scaler {
    return this.#statistics.scaler();
  }

  /** @throws AffectronError `not-enough-data` with less than `leastProfileSeconds` of speech */
  profile(): VoiceProfile {
    if (this.seconds < leastProfileSeconds) throw tooLittle(this.seconds);
    const { mean, deviation } = this.statistics();
    // Six digits, so that neither rounding nor the order of the clips shows.
    const short = (value: number) => Number(value.toPrecision(6));
    return {
      encoder: this.#encoder,
      frames: voiceFramesVersion(this.#encoder),
      mean: mean.map(short),
      deviation: deviation.map(short),
      clips: this.#clips,
      seconds: short(this.seconds),
    };
  }
}

/** Whether a profile tells of an encoder's frames as they are today. */
export function isProfileOf(profile: VoiceProfile, encoder: EncoderName): boolean {
  return profile.encoder === encoder && profile.frames === voiceFramesVersion(encoder);
}

/**
 * What the frames of a person are standardised with.
 *
 * @throws AffectronError `wrong-profile` where the profile is of another encoder, or of other frames
 */
export function scalerFor(profile: VoiceProfile, encoder: EncoderName): Scaler {
  if (isProfileOf(profile, encoder)) return profile;
  throw new AffectronError('wrong-profile', 'The voice profile was made for another model.', {
    advice: 'Calibrate to this voice again.',
  });
}

function tooLittle(seconds: number): AffectronError {
  return new AffectronError(
    'not-enough-data',
    `There are only ${Math.floor(seconds)} seconds of speech, too few to know a voice.`,
    {
      advice: `At least ${leastProfileSeconds} seconds are needed, a minute is better. Pauses do not count.`,
    },
  );
}
