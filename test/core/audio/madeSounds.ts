import wavefile from 'wavefile';
import type { Clip } from '../../../src/core/audio/clip';

/** Tones, and WAV files made of them or by hand. Nothing of the test runner, so that the fuzzer makes its seeds with it. */

export function tone(frequency: number, seconds: number, sampleRate: number, amplitude = 0.5): Clip {
  const length = Math.round(seconds * sampleRate);
  const samples = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    samples[i] = amplitude * Math.sin((2 * Math.PI * frequency * i) / sampleRate);
  }
  return { samples, sampleRate };
}

export type WavDepth = '8' | '16' | '24' | '32' | '32f' | '64' | '8a' | '8m';

/** A WAV file written by wavefile: one row of samples in -1..1 per channel. */
export function writeWav(
  channels: Float32Array[],
  sampleRate: number,
  depth: WavDepth,
  container: 'RIFF' | 'RIFX' = 'RIFF',
): Uint8Array {
  const compressed = depth === '8a' || depth === '8m';
  const written = compressed ? '16' : depth;
  const rows = channels.map((channel) => Float64Array.from(channel, (sample) => toDepth(sample, written)));
  const wav = new wavefile.WaveFile();
  wav.fromScratch(channels.length, sampleRate, written, rows.length === 1 ? rows[0] : rows, { container });
  if (depth === '8a') wav.toALaw();
  if (depth === '8m') wav.toMuLaw();
  return wav.toBuffer();
}

function toDepth(sample: number, depth: WavDepth): number {
  if (depth === '32f' || depth === '64') return sample;
  const fullScale = 2 ** (Number(depth) - 1);
  return Math.round(sample * (fullScale - 1)) + (depth === '8' ? 128 : 0);
}

/** One file out of several pieces: text as its characters' codes, numbers as bytes. */
export function file(...pieces: (string | number[] | Uint8Array)[]): Uint8Array {
  const parts = pieces.map((piece) =>
    typeof piece === 'string' ? Uint8Array.from(piece, (letter) => letter.charCodeAt(0)) : piece,
  );
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const u16 = (value: number) => [value & 255, (value >>> 8) & 255];
export const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];

/** A WAV file by hand, for headers that no program would write. */
export function rawWav(
  header: { tag?: number; channels?: number; sampleRate?: number; blockAlign?: number; bits?: number },
  data: Uint8Array | number[],
  dataSize = data.length,
): Uint8Array {
  const { tag = 1, channels = 1, bits = 16, sampleRate = 8000 } = header;
  const { blockAlign = (channels * bits) / 8 } = header;
  const format = [...u16(tag), ...u16(channels), ...u32(sampleRate), ...u32(sampleRate * blockAlign)];
  return file(
    ...['RIFF', u32(36 + dataSize), 'WAVEfmt ', u32(16), format, u16(blockAlign), u16(bits)],
    ...['data', u32(dataSize), data],
  );
}
