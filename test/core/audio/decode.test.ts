import { describe, expect, it } from 'vitest';
import { clipSeconds } from '../../../src/core/audio/clip';
import { decodeSound, readLimits } from '../../../src/core/audio/decode';
import { wavHeader } from '../../../src/core/audio/encodeWav';
import {
  decibels,
  expectRefusal,
  file,
  fixture,
  largestDifference,
  measureTone,
  rawWav,
  refusal,
  tone,
  writeWav,
} from './sounds';

describe('WAV in every encoding', () => {
  it.each([
    ['8', '8-bit PCM', 0.01],
    ['16', '16-bit PCM', 1e-4],
    ['24', '24-bit PCM', 1e-6],
    ['32', '32-bit PCM', 1e-6],
    ['32f', '32-bit float', 1e-6],
    ['64', '64-bit float', 1e-6],
    ['8a', 'A-law', 0.02],
    ['8m', 'mu-law', 0.02],
  ] as const)('%s bits: %s', async (depth, encoding, tolerance) => {
    const { samples } = tone(440, 0.5, 16_000);
    const sound = await decodeSound(writeWav([samples, samples], 16_000, depth));
    expect(sound).toMatchObject({ format: 'WAV', encoding, channels: 2, seconds: 0.5 });
    expect(sound.warning).toBeUndefined();
    expect(sound.clip.sampleRate).toBe(16_000);
    expect(sound.clip.samples.length).toBe(8000);
    expect(largestDifference(sound.clip.samples, samples)).toBeLessThan(tolerance);
  });

  it.each([1, 2, 3, 6, 8])('mixes %i channels by their mean', async (channels) => {
    const rows = Array.from({ length: channels }, (_, i) => tone(440, 0.1, 8000, (i + 1) / 10).samples);
    const { clip, channels: counted } = await decodeSound(writeWav(rows, 8000, '24'));
    expect(counted).toBe(channels);
    expect(measureTone(clip, 440).amplitude).toBeCloseTo((channels + 1) / 20, 3);
  });

  it.each([4000, 11_025, 48_000, 192_000])('at %i Hz', async (sampleRate) => {
    const { clip } = await decodeSound(writeWav([tone(440, 0.2, sampleRate).samples], sampleRate, '16'));
    expect(clip.sampleRate).toBe(sampleRate);
    expect(clipSeconds(clip)).toBe(0.2);
    expect(measureTone(clip, 440).frequency).toBeCloseTo(440, 6);
  });

  it('is decoded across its slices without a seam', async () => {
    const { samples } = tone(440, 9, 16_000);
    for (const depth of ['16', '8m'] as const) {
      const { clip } = await decodeSound(writeWav([samples], 16_000, depth));
      expect(clip.samples.length).toBe(samples.length);
      expect(decibels(measureTone(clip, 440).amplitude / 0.5)).toBeCloseTo(0, 1);
    }
  });
});

describe('the other formats, whatever they are called', () => {
  it.each([
    ['aiff-s8.aiff', 'AIFF', '8-bit PCM', 8000, 0.1, 1, 0.5],
    ['aiff-s16.aiff', 'AIFF', '16-bit PCM', 8000, 0.1, 1, 0.5],
    ['aiff-s24.aiff', 'AIFF', '24-bit PCM', 8000, 0.1, 1, 0.5],
    ['aiff-s32.aiff', 'AIFF', '32-bit PCM', 8000, 0.1, 1, 0.5],
    ['aifc-pcm_s16le.aifc', 'AIFF', '16-bit PCM', 8000, 0.1, 1, 0.5],
    ['aifc-pcm_f32be.aifc', 'AIFF', '32-bit float', 8000, 0.1, 1, 0.5],
    ['aifc-pcm_f64be.aifc', 'AIFF', '64-bit float', 8000, 0.1, 1, 0.5],
    ['aifc-pcm_alaw.aifc', 'AIFF', 'A-law', 8000, 0.1, 1, 0.5],
    ['aifc-pcm_mulaw.aifc', 'AIFF', 'mu-law', 8000, 0.1, 1, 0.5],
    ['ima-mono.wav', 'WAV', 'IMA ADPCM', 8000, 0.3, 1, 0.5],
    ['tone.flac', 'FLAC', '16-bit FLAC', 16_000, 0.3, 1, 0.5],
    ['stereo24.flac', 'FLAC', '24-bit FLAC', 44_100, 0.05, 2, 0.375],
    ['tone-flac.oga', 'FLAC', '16-bit FLAC in Ogg', 16_000, 0.3, 1, 0.5],
    ['tone.ogg', 'Ogg Vorbis', 'Vorbis', 16_000, 0.3, 1, 0.5],
    ['tone.opus', 'Opus', 'Opus', 48_000, 0.3, 1, 0.5],
    ['tone.mp3', 'MP3', 'MPEG-2 Layer III', 16_000, 0.3, 1, 0.5],
    ['stereo-vbr.mp3', 'MP3', 'MPEG-1 Layer III', 44_100, 0.1, 2, 0.375],
  ])('%s', async (name, format, encoding, sampleRate, seconds, channels, amplitude) => {
    const sound = await decodeSound(fixture(name));
    expect(sound).toMatchObject({ format, encoding, channels, seconds });
    expect(sound.warning).toBeUndefined();
    expect(sound.clip.sampleRate).toBe(sampleRate);
    expect(sound.clip.samples.length).toBe(Math.round(seconds * sampleRate));
    const measured = measureTone(sound.clip, 440);
    expect(measured.frequency).toBeCloseTo(440, 0);
    // 8 bits and lossy codecs may miss the level by half a decibel.
    expect(Math.abs(decibels(measured.amplitude / amplitude))).toBeLessThan(0.5);
  });

  it.each(['tone.flac', 'tone-flac.oga'])('%s is decoded to the bit', async (name) => {
    const { clip } = await decodeSound(fixture(name));
    expect(clip).toEqual((await decodeSound(fixture('tone.wav'))).clip);
  });
});

describe('what is not sound', () => {
  it('is refused in plain words', async () => {
    await expectRefusal(() => decodeSound(new Uint8Array(0)), 'empty-file', /The file is empty/);
    await expectRefusal(() => decodeSound(wavHeader(8000, 0)), 'empty-file', /no sound in it/);
    await expectRefusal(
      () => decodeSound(file('Dear diary, today')),
      'unknown-format',
      /holds text, not sound/,
    );
    await expectRefusal(
      () => decodeSound(new Uint8Array(5000)),
      'unknown-format',
      /not sound that Affectron knows/,
    );
    await expectRefusal(() => decodeSound(file('RIFF')), 'truncated', /ends before/);
    await expectRefusal(() => decodeSound(file('RIFF', [0, 0, 0, 0], 'AVI ')), 'unsupported-encoding', /AVI/);
    await expectRefusal(() => decodeSound(file([0, 0, 0, 32], 'ftypM4A ')), 'unsupported-encoding', /M4A/);
  });

  it('is refused for its header', async () => {
    await expectRefusal(
      () => decodeSound(rawWav({ sampleRate: 0 }, [0, 0])),
      'invalid-header',
      /0 samples per second/,
    );
    await expectRefusal(
      () => decodeSound(rawWav({ channels: 0, blockAlign: 2 }, [0, 0])),
      'invalid-header',
      /0 channels/,
    );
  });

  it.each([NaN, Infinity, -Infinity])('is refused for a sample of %d', async (value) => {
    const samples = tone(440, 0.1, 8000).samples;
    samples[400] = value;
    const wav = rawWav({ tag: 3, bits: 32 }, new Uint8Array(samples.buffer));
    await expectRefusal(() => decodeSound(wav), 'invalid-samples', /sample 401 is not a finite number/);
  });
});

it('reads a file of a single sample', async () => {
  const { clip } = await decodeSound(rawWav({}, [0, 64]));
  expect([...clip.samples]).toEqual([0.5]);
});

describe('sound that is too long', () => {
  it('is refused from its header, before anything is decoded', async () => {
    const limit = readLimits.maxSeconds;
    const exact = rawWav({ bits: 8, sampleRate: 1000 }, new Uint8Array(limit * 1000).fill(128));
    expect((await decodeSound(exact)).seconds).toBe(limit);
    const over = rawWav({ bits: 8, sampleRate: 1000 }, new Uint8Array(2 * 3600 * 1000).fill(128));
    const problem = await refusal(() => decodeSound(over));
    expect(problem.code).toBe('too-long');
    expect(problem.message).toBe('The sound is too long: Affectron reads up to 20 minutes, this is 2 hours.');
    expect(problem.advice).toMatch(/shorter parts/);
  });

  it('is refused for a FLAC header that promises hours', async () => {
    const bytes = fixture('tone.flac').slice();
    bytes[21] |= 0x0f; // the four highest bits of the number of samples
    await expectRefusal(() => decodeSound(bytes), 'too-long', /up to 20 minutes/);
  });

  it('is refused while decoding where no header tells', async () => {
    // Twenty minutes and more of MP3 without a Xing header: one frame over and over.
    const frame = constantMp3Frame();
    const frames = Math.ceil((readLimits.maxSeconds * 16_000) / 576) + 500;
    const bytes = new Uint8Array(frames * frame.length);
    for (let i = 0; i < frames; i++) bytes.set(frame, i * frame.length);
    await expectRefusal(() => decodeSound(bytes), 'too-long', /up to 20 minutes, this is longer/);
  });
});

/** A silent frame of MPEG-2 Layer III, mono, 16 kHz, 8 kbit/s: no side information, no bits of sound. */
function constantMp3Frame(): Uint8Array {
  const frame = new Uint8Array(36);
  frame.set([0xff, 0xf3, 0x18, 0xc0]);
  return frame;
}
