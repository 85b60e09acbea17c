import { beforeEach, describe, expect, it, vi } from 'vitest';
import { resample } from '../../../src/core/audio/resample';
import { hasSpeech, speechFrames } from '../../../src/core/audio/speech';
import { ClipFeatures } from '../../../src/core/models/clipFeatures';
import { liteFrames } from '../../../src/core/models/liteFrames';
import { noise, voiceLike } from './madeSounds';

// As it is, and counted.
vi.mock(import('../../../src/core/audio/resample'), async (original) => {
  const real = await original();
  return { ...real, resample: vi.fn(real.resample) };
});

describe('ClipFeatures', () => {
  beforeEach(() => void vi.mocked(resample).mockClear());

  it('brings a clip to 16 kHz once, for the look for speech and whatever the models hear', () => {
    const features = new ClipFeatures(voiceLike({ sampleRate: 48_000 }));
    features.lite();
    features.mean('mfcc40', 8000);
    expect(features.spoken).toBe(true);
    const fromFile = vi.mocked(resample).mock.calls.filter(([{ sampleRate }]) => sampleRate === 48_000);
    expect(fromFile.map(([, rate]) => rate)).toEqual([16_000]);
  });

  it.each([8000, 16_000, 22_050, 44_100, 48_000])(
    'hears the same as without sharing, at %i Hz',
    (sampleRate) => {
      for (const clip of [voiceLike({ sampleRate }), { ...noise(3, 1, 0.2), sampleRate }]) {
        const features = new ClipFeatures(clip);
        expect(features.lite().value).toEqual(liteFrames(clip));
        expect(features.spoken).toBe(hasSpeech(speechFrames(clip)));
      }
    },
  );
});
