import type { Clip } from '../../../src/core/audio/clip';
import { Random } from '../../../src/core/training/random';

/** Sounds in which nobody speaks, 4 s each, made from formulas. */

const sampleRate = 16_000;
const seconds = 4;
const turn = 2 * Math.PI;

function made(at: (time: number, index: number) => number): Clip {
  const samples = Float32Array.from({ length: seconds * sampleRate }, (_, i) => at(i / sampleRate, i));
  return { samples, sampleRate };
}

function mixed(...clips: Clip[]): Clip {
  return made((_, i) => clips.reduce((sum, { samples }) => sum + samples[i], 0));
}

function whiteNoise(seed: number, level: number): Clip {
  const random = new Random(seed);
  return made(() => level * random.normal());
}

/** White noise through a leaky integrator: the higher the leak, the duller. */
function dullNoise(seed: number, level: number, leak: number): Clip {
  let state = 0;
  const gain = level * Math.sqrt(1 - leak * leak);
  const random = new Random(seed);
  return made(() => (state = leak * state + gain * random.normal()));
}

/** A sum of harmonics, each `tilt` times the logarithm of its number softer. */
function harmonics(frequency: number, time: number, count: number, tilt = 1): number {
  let sum = 0;
  for (let n = 1; n <= count && n * frequency < 7500; n++) {
    sum += Math.sin(turn * n * frequency * time + n * n) / n ** tilt;
  }
  return sum;
}

/** The two tones of telephone keys, Hz. */
const keys = [
  [697, 1209],
  [770, 1336],
  [852, 1477],
  [941, 1336],
];

const notes = [60, 64, 67, 72, 71, 67, 64, 62, 65, 69, 74, 72].map((note) => 440 * 2 ** ((note - 69) / 12));

function plucked(frequency: number, time: number): number {
  let sum = 0;
  for (let n = 1; n < 12; n++) {
    sum += (Math.sin(turn * n * frequency * time * (1 + 0.0004 * n * n)) / n) * Math.exp(-time * (2 + n));
  }
  return sum;
}

const noteAt = (time: number, length: number) => notes[Math.floor(time / length) % notes.length];
const hiss = whiteNoise(1, 0.002);

export const soundsWithoutSpeech: Record<string, () => Clip> = {
  'white noise': () => whiteNoise(2, 0.1),
  'pinkish noise': () => dullNoise(3, 0.1, 0.9),
  'brown noise': () => dullNoise(4, 0.1, 0.99),
  'hiss of a quiet room': () => whiteNoise(5, 0.0008),
  'gusts of wind': () => {
    const { samples } = dullNoise(6, 0.2, 0.95);
    return made((time, i) => samples[i] * (0.1 + 0.9 * Math.sin(turn * 1.5 * time) ** 2));
  },
  'mains hum, 50 Hz': () =>
    mixed(
      made((time) => 0.2 * harmonics(50, time, 40, 0.6)),
      hiss,
    ),
  'mains hum, 100 Hz': () =>
    mixed(
      made((time) => 0.1 * harmonics(100, time, 30, 0.8)),
      hiss,
    ),
  'a fan': () =>
    mixed(
      made((time) => 0.02 * harmonics(150, time, 6) * (1 + 0.1 * Math.sin(turn * 1.3 * time))),
      dullNoise(7, 0.05, 0.9),
    ),
  clicks: () =>
    mixed(
      made((_, i) => (i % 4000 < 3 ? 0.8 : 0)),
      hiss,
    ),
  'fast clicks': () =>
    mixed(
      made((_, i) => (i % 800 < 2 ? 0.8 : 0)),
      hiss,
    ),
  'a low tone': () => made((time) => 0.3 * Math.sin(turn * 120 * time)),
  'a tone': () => made((time) => 0.3 * Math.sin(turn * 440 * time)),
  'a tone that swells, with hiss': () =>
    mixed(
      made((time) => 0.3 * Math.sin(turn * 300 * time) * (0.5 + 0.5 * Math.sin(turn * 5 * time))),
      hiss,
    ),
  'a sweep from 50 Hz to 7 kHz': () => {
    const rate = Math.log(140) / seconds;
    return made((time) => 0.3 * Math.sin((turn * 50 * (Math.exp(rate * time) - 1)) / rate));
  },
  'a slow sweep, with hiss': () =>
    mixed(
      made((time) => 0.3 * Math.sin(turn * (100 * time + 37 * time * time))),
      hiss,
    ),
  'telephone keys': () =>
    mixed(
      made((time) => {
        const [low, high] = keys[Math.floor(time / 0.25) % keys.length];
        return time % 0.25 < 0.15 ? 0.2 * (Math.sin(turn * low * time) + Math.sin(turn * high * time)) : 0;
      }),
      hiss,
    ),
  beeps: () => made((time) => (time % 0.5 < 0.2 ? 0.3 * Math.sign(Math.sin(turn * 800 * time)) : 0)),
  'an engine': () =>
    mixed(
      made((time) => 0.1 * harmonics(85, time, 40, 0.7)),
      dullNoise(8, 0.02, 0.9),
    ),
  'an engine that speeds up': () =>
    mixed(
      made((time) => 0.1 * harmonics(80 + (15 * time) / 2, time, 40, 0.8)),
      dullNoise(9, 0.02, 0.9),
    ),
  'a plucked melody': () => made((time) => 0.2 * plucked(noteAt(time, 1 / 3), time % (1 / 3))),
  'an organ': () =>
    made((time) => 0.05 * [1, 1.26, 1.5].reduce((sum, k) => sum + harmonics(131 * k, time, 8), 0)),
  'a fiddle with vibrato': () => {
    let phase = 0;
    return made((time) => {
      phase += (noteAt(time, 0.5) * (1 + 0.006 * Math.sin(turn * 6 * time))) / sampleRate;
      return 0.1 * harmonics(1, phase, 18, 0.8);
    });
  },
};
