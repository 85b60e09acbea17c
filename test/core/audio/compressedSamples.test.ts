import wavefile from 'wavefile';
import { describe, expect, it } from 'vitest';
import { readCompanded, readImaAdpcm } from '../../../src/core/audio/compressedSamples';
import { readWavLayout } from '../../../src/core/audio/wavLayout';
import { amplitudeAt, fixture, tone, writeWav } from './sounds';

function dataOf(wav: Uint8Array): Uint8Array {
  return (new wavefile.WaveFile(wav).data as { samples: Uint8Array }).samples;
}

describe('A-law and mu-law', () => {
  const { samples } = tone(440, 0.1, 8000);
  it.each([
    ['a-law', '8a'],
    ['mu-law', '8m'],
  ] as const)('%s comes back within its coarse steps', (law, depth) => {
    const read = readCompanded(dataOf(writeWav([samples], 8000, depth)), law);
    expect(read.length).toBe(800);
    // Steps are at most 1/32 of the level.
    for (let i = 0; i < read.length; i++) {
      expect(Math.abs(read[i] - samples[i])).toBeLessThan(Math.abs(samples[i]) / 30 + 0.001);
    }
  });

  it('reads an odd number of samples', () => {
    expect(readCompanded(Uint8Array.of(0xd5, 0x55, 0xd5), 'a-law').length).toBe(3);
  });
});

describe('IMA ADPCM, as sox writes it', () => {
  /** The sound of a fixture, one block after another. */
  function blocks(name: string): { bytes: Uint8Array; channels: number; blockBytes: number } {
    const bytes = fixture(name);
    const { dataStart, dataBytes, channels, blockBytes } = readWavLayout(bytes);
    return { bytes: bytes.slice(dataStart, dataStart + dataBytes), channels, blockBytes };
  }

  const levelOf = (samples: Float64Array, frequency: number) =>
    amplitudeAt({ samples: Float32Array.from(samples.subarray(0, 2400)), sampleRate: 8000 }, frequency);

  it('gives every sample of every block, the last included', () => {
    const { bytes, channels, blockBytes } = blocks('ima-mono.wav');
    const read = readImaAdpcm(bytes, channels, blockBytes);
    expect(read.length).toBe((bytes.length / blockBytes) * ((blockBytes - 4) * 2 + 1));
    expect(levelOf(read, 440)).toBeCloseTo(0.5, 2);
    expect(levelOf(read.subarray(-2 * blockBytes), 440)).toBeGreaterThan(0.1);
  });

  it('takes the channels of a stereo block apart', () => {
    const { bytes, channels, blockBytes } = blocks('ima-stereo.wav');
    const read = readImaAdpcm(bytes, channels, blockBytes);
    const left = read.filter((_, i) => i % 2 === 0);
    const right = read.filter((_, i) => i % 2 === 1);
    expect(levelOf(left, 440)).toBeCloseTo(0.5, 2);
    expect(levelOf(left, 700)).toBeLessThan(0.01);
    expect(levelOf(right, 700)).toBeCloseTo(0.5, 2);
    expect(levelOf(right, 440)).toBeLessThan(0.01);
  });

  it('gives finite samples of a block whose step index is out of range', () => {
    const { bytes, channels, blockBytes } = blocks('ima-mono.wav');
    bytes[2] = 200;
    expect(readImaAdpcm(bytes, channels, blockBytes).every(Number.isFinite)).toBe(true);
  });
});
