import { describe, expect, it } from 'vitest';
import { decodeSound } from '../../../src/core/audio/decode';
import { encodeWav, wavHeader } from '../../../src/core/audio/encodeWav';
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
});

describe('wavHeader', () => {
  it('is the header of a 16-bit mono WAV', () => {
    expect(wavHeader(16_000, 4)).toEqual(rawWav({ sampleRate: 16_000 }, [0, 0, 0, 0]).subarray(0, 44));
  });
});
