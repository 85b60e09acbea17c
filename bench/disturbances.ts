/** What happens to a voice on its way to us: noise, telephones, codecs, other levels. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clip } from '../src/core/audio/clip';
import { decodeSound } from '../src/core/audio/decode';
import { encodeWav } from '../src/core/audio/encodeWav';
import { resample } from '../src/core/audio/resample';
import { Random } from '../src/core/training/random';

export type Disturbance = (clip: Clip) => Clip | Promise<Clip>;

/** A telephone's rate, and the band it lets through, Hz. */
const telephone = { sampleRate: 8000, from: 300, to: 3400 };

export const disturbances: Record<string, Disturbance> = {
  'noise, 20 dB': (clip) => withNoise(clip, 20),
  'noise, 10 dB': (clip) => withNoise(clip, 10),
  'telephone band': telephoned,
  'MP3, 64 kbit/s': throughMp3,
  '20 dB softer': (clip) => atGain(clip, -20),
  '10 dB louder': (clip) => atGain(clip, Math.min(10, headroom(clip))),
};

/** White noise so far below the RMS of the whole clip. */
function withNoise({ samples, sampleRate }: Clip, decibels: number): Clip {
  const random = new Random(1);
  const rms = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
  const level = rms * 10 ** (-decibels / 20);
  return { samples: samples.map((value) => value + level * random.normal()), sampleRate };
}

/** At another level, as a 16-bit file holds it. */
async function atGain({ samples, sampleRate }: Clip, decibels: number): Promise<Clip> {
  const gain = 10 ** (decibels / 20);
  const file = encodeWav({ samples: samples.map((value) => gain * value), sampleRate });
  return (await decodeSound(file)).clip;
}

/** By how much a clip can be louder without being clipped, dB. */
function headroom({ samples }: Clip): number {
  const peak = samples.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0);
  return -20 * Math.log10(Math.max(peak, 1e-6) / 0.999);
}

/** 8 kHz, 300 to 3400 Hz: a windowed sinc of 16 ms. */
function telephoned(clip: Clip): Clip {
  const { samples, sampleRate } = resample(clip, telephone.sampleRate);
  const half = Math.round(0.008 * sampleRate);
  const sinc = (edge: number, n: number) =>
    n === 0 ? (2 * edge) / sampleRate : Math.sin((2 * Math.PI * edge * n) / sampleRate) / (Math.PI * n);
  const filter = Float64Array.from({ length: 2 * half + 1 }, (_, index) => {
    const n = index - half;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * n) / (half + 1));
    return (sinc(telephone.to, n) - sinc(telephone.from, n)) * window;
  });
  const through = samples.map((_, place) => {
    let sum = 0;
    for (let index = 0; index < filter.length; index++) {
      sum += filter[index] * (samples[place + index - half] ?? 0);
    }
    return sum;
  });
  return { samples: through, sampleRate };
}

/** Encoded by LAME, decoded as any file is. */
async function throughMp3(clip: Clip): Promise<Clip> {
  const folder = mkdtempSync(join(tmpdir(), 'affectron-mp3-'));
  try {
    const [wav, mp3] = [join(folder, 'clip.wav'), join(folder, 'clip.mp3')];
    writeFileSync(wav, encodeWav(clip));
    execFileSync('lame', ['--quiet', '-m', 'm', '-b', '64', wav, mp3]);
    return (await decodeSound(readFileSync(mp3))).clip;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
