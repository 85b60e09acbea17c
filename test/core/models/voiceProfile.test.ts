import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { FrameMatrix } from '../../../src/core/features/frames';
import { leastProfileSeconds } from '../../../src/core/models/profileLength';
import {
  ProfileGathering,
  scalerFor,
  voiceProfileSchema,
  type VoiceProfile,
} from '../../../src/core/models/voiceProfile';
import { frameSeconds, voiceFramesVersion } from '../../../src/core/models/voiceFrameFacts';
import { Random } from '../../../src/core/training/random';

const width = 2;
const enough = Math.ceil(leastProfileSeconds / frameSeconds);

/** Frames that all hold the same values. */
function frames(count: number, ...values: number[]): FrameMatrix {
  const data = Float32Array.from({ length: count * values.length }, (_, i) => values[i % values.length]);
  return { frames: count, width: values.length, data };
}

function profileOf(...clips: FrameMatrix[][]): VoiceProfile {
  const gathering = new ProfileGathering('whisper-base');
  for (const clip of clips) gathering.add(clip);
  return gathering.profile();
}

describe('a voice profile', () => {
  it('is mean and deviation over the frames of all clips, each frame counting the same', () => {
    const profile = profileOf([frames(enough, 1, 10)], [frames(enough, 3, 10), frames(2 * enough, 5, 10)]);
    expect(profile).toEqual({
      encoder: 'whisper-base',
      frames: voiceFramesVersion('whisper-base'),
      // (1 + 3 + 5 + 5) / 4 = 3.5; squares (1 + 9 + 25 + 25) / 4 - 3.5² = 2.75.
      mean: [3.5, 10],
      deviation: [1.65831, 0],
      clips: 2,
      seconds: 4 * enough * frameSeconds,
    });
  });

  it('does not depend on the order of the clips', () => {
    const random = new Random(1);
    const clips = Array.from({ length: 6 }, () => {
      const data = Float32Array.from({ length: enough * width }, () => 5 * random.normal() - 2);
      return [{ frames: enough, width, data }];
    });
    expect(profileOf(...clips.toReversed())).toEqual(profileOf(...clips));
  });

  it('is refused below the least length, and says how much is needed', () => {
    expect(() => profileOf([frames(enough - 1, 1, 1)])).toThrow(
      expect.objectContaining({
        code: 'not-enough-data',
        advice: expect.stringContaining(`${leastProfileSeconds} seconds`) as string,
      }),
    );
    expect(() => profileOf()).toThrow(expect.objectContaining({ code: 'not-enough-data' }));
  });

  it('takes no clip whose values are not numbers, and keeps what came before', () => {
    const gathering = new ProfileGathering('whisper-base');
    gathering.add([frames(enough, 1, 2)]);
    for (const bad of [NaN, Infinity]) {
      expect(() => gathering.add([frames(1, 1, 2), frames(3, 1, bad)])).toThrow(
        expect.objectContaining({ code: 'invalid-samples' }),
      );
    }
    expect(gathering.profile()).toMatchObject({ mean: [1, 2], clips: 1 });
  });

  it('survives JSON, and is checked on the way back', () => {
    const profile = profileOf([frames(enough, 1, 2)]);
    const parse = (changes: object) =>
      v.safeParse(voiceProfileSchema, JSON.parse(JSON.stringify({ ...profile, ...changes }))).success;
    expect(parse({})).toBe(true);
    for (const damage of [
      { encoder: 'whisper-huge' },
      { mean: [1] },
      { mean: [], deviation: [] },
      { mean: [1, null] },
      { deviation: [1, -1] },
      { clips: 0 },
      { seconds: leastProfileSeconds - 1 },
      { seconds: 'long' },
    ]) {
      expect(parse(damage), JSON.stringify(damage)).toBe(false);
    }
  });
});

describe('the scaler for a profile', () => {
  const profile = profileOf([frames(enough, 4, 8)], [frames(enough, 6, 8)]);

  it('is its own mean and deviation', () => {
    expect(scalerFor(profile, 'whisper-base')).toMatchObject({ mean: [5, 8], deviation: [1, 0] });
  });

  it.for([{ encoder: 'whisper-small' as const }, { frames: 'whisper-base, older' }])(
    'refuses a profile of %o',
    (other) => {
      expect(() => scalerFor({ ...profile, ...other }, 'whisper-base')).toThrow(
        expect.objectContaining({ code: 'wrong-profile' }),
      );
    },
  );
});
