import { describe, expect, it } from 'vitest';
import { decodeSound } from '../../../src/core/audio/decode';
import { resample } from '../../../src/core/audio/resample';
import { fixture } from './sounds';

/** The original of the fixtures: rising from 200 to 2000 Hz, so that no shift in time looks like another. */
const chirp = Float32Array.from({ length: 6400 }, (_, i) => {
  const t = i / 16_000;
  return 0.5 * Math.sin(2 * Math.PI * (200 + 2250 * t) * t);
});

/** By how many samples a sound comes later than the chirp, and how like it is then. */
function bestLag(samples: Float32Array): { lag: number; likeness: number } {
  let best = { lag: 0, likeness: -1 };
  for (let lag = -1200; lag <= 1200; lag++) {
    let product = 0;
    let own = 0;
    let energy = 0;
    for (let i = 1300; i < 5000; i++) {
      const sample = samples[i + lag] ?? 0;
      product += chirp[i] * sample;
      own += chirp[i] ** 2;
      energy += sample ** 2;
    }
    const likeness = product / Math.sqrt(own * energy);
    if (likeness > best.likeness) best = { lag, likeness };
  }
  return best;
}

describe('lossy encoders add silence, which decoding takes away again', () => {
  it.each([
    ['chirp.mp3', 0],
    ['chirp.ogg', 0],
    // Its encoder goes by 48 kHz, where a third of a sample is lost to us.
    ['chirp.opus', 1],
  ])('%s is as long as its original and in step with it', async (name, tolerance) => {
    const { clip } = await decodeSound(fixture(name));
    const { samples } = resample(clip, 16_000);
    expect(samples.length).toBe(chirp.length);
    const { lag, likeness } = bestLag(samples);
    expect(Math.abs(lag)).toBeLessThanOrEqual(tolerance);
    expect(likeness).toBeGreaterThan(0.95);
  });

  it('an MP3 that LAME wrote without a tag is in step, and less than a frame too long', async () => {
    const { clip } = await decodeSound(fixture('chirp-untagged.mp3'));
    expect(bestLag(clip.samples).lag).toBe(0);
    expect(clip.samples.length - chirp.length).toBeLessThan(576);
    expect(clip.samples.length).toBeGreaterThanOrEqual(chirp.length);
  });

  it('an MP3 of an encoder that is not known is left as it is', async () => {
    const bytes = fixture('chirp-untagged.mp3').slice();
    const text = new TextDecoder('latin1').decode(bytes);
    for (const { index } of text.matchAll(/LAME/g)) bytes[index] = 0x58;
    const { clip } = await decodeSound(bytes);
    expect(clip.samples.length).toBe((bytes.length / 144) * 576);
    expect(bestLag(clip.samples).lag).toBe(1105);
  });
});
