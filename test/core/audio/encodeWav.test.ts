import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSound } from '../../../src/core/audio/decode';
import { encodeWav, mostWavBytes, wavHeader } from '../../../src/core/audio/encodeWav';
import { rawWav } from './sounds';

describe('encodeWav', () => {
  it('brings every 16-bit value back to the bit', async () => {
    const samples = Float32Array.from({ length: 65_536 }, (_, i) => (i - 32_768) / 32_768);
    const sound = await decodeSound(encodeWav({ samples, sampleRate: 16_000 }));
    expect(sound.clip).toEqual({ samples, sampleRate: 16_000 });
    expect(sound).toMatchObject({ format: 'WAV', encoding: '16-bit PCM', channels: 1 });
  });

  it('clips what is beyond full scale instead of wrapping it round', async () => {
    const { clip } = await decodeSound(
      encodeWav({ samples: Float32Array.of(1, 1.5, -1.5), sampleRate: 8000 }),
    );
    expect([...clip.samples]).toEqual([32_767 / 32_768, 32_767 / 32_768, -1]);
  });

  it('brings any sound back within half a step, whatever its rate', async () => {
    const sounds = fc.float32Array({ minLength: 1, maxLength: 2000, min: -1, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(sounds, fc.integer({ min: 1000, max: 384_000 }), async (samples, sampleRate) => {
        const { clip, seconds } = await decodeSound(encodeWav({ samples, sampleRate }));
        expect([clip.sampleRate, clip.samples.length]).toEqual([sampleRate, samples.length]);
        expect(seconds).toBe(samples.length / sampleRate);
        clip.samples.forEach((value, n) => {
          // Full scale itself is one step beyond the largest number.
          expect(Math.abs(value - samples[n])).toBeLessThanOrEqual(
            samples[n] > 0.9999 ? 1 / 32_768 : 0.5001 / 32_768,
          );
        });
      }),
    );
  });
});

describe('wavHeader', () => {
  it('is the header of a 16-bit mono WAV', () => {
    expect(wavHeader(16_000, 4)).toEqual(rawWav({ sampleRate: 16_000 }, [0, 0, 0, 0]).subarray(0, 44));
  });

  it('states the largest sizes there are, and refuses what would begin again at 0', () => {
    const largest = new DataView(wavHeader(16_000, mostWavBytes).buffer);
    expect(largest.getUint32(4, true)).toBe(mostWavBytes + 36);
    expect(largest.getUint32(40, true)).toBe(mostWavBytes);
    expect(mostWavBytes % 2).toBe(0);
    expect(mostWavBytes + 2 + 36).toBeGreaterThan(0xffff_ffff);
    for (const bytes of [mostWavBytes + 2, 2 ** 32, 2 ** 33 + 4, Infinity]) {
      expect(() => wavHeader(16_000, bytes)).toThrowError(expect.objectContaining({ code: 'too-long' }));
    }
  });
});
