import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Clip } from '../../../src/core/audio/clip';
import { AffectronError, type ProblemCode } from '../../../src/core/errors';

export * from './madeSounds';

/** What the tests of this folder share: tones, files made of them, and measures of what was read. */

export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/audio/${name}`, import.meta.url)));
}

/** Amplitude and frequency of a single tone, measured away from the ends by correlation. */
export function measureTone(clip: Clip, near: number): { frequency: number; amplitude: number } {
  let best = { frequency: 0, amplitude: 0 };
  for (let frequency = near * 0.9; frequency <= near * 1.1; frequency += near / 200) {
    const amplitude = amplitudeAt(clip, frequency);
    if (amplitude > best.amplitude) best = { frequency, amplitude };
  }
  return best;
}

/** Amplitude of the sine of this frequency in a clip, under a Hann window. */
export function amplitudeAt({ samples, sampleRate }: Clip, frequency: number): number {
  let re = 0;
  let im = 0;
  for (let i = 0; i < samples.length; i++) {
    const window = 1 - Math.cos((2 * Math.PI * (i + 0.5)) / samples.length);
    const angle = (2 * Math.PI * frequency * i) / sampleRate;
    re += window * samples[i] * Math.cos(angle);
    im += window * samples[i] * Math.sin(angle);
  }
  return (2 * Math.hypot(re, im)) / samples.length;
}

export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < b.length; i++) largest = Math.max(largest, Math.abs(a[i] - b[i]));
  return largest;
}

export function decibels(ratio: number): number {
  return 20 * Math.log10(ratio);
}

/** The problem a call is refused with; anything else than an `AffectronError` fails the test. */
export async function refusal(call: () => unknown): Promise<AffectronError> {
  try {
    await call();
  } catch (thrown) {
    if (thrown instanceof AffectronError) return thrown;
    throw thrown;
  }
  throw new Error('It was not refused.');
}

export async function expectRefusal(call: () => unknown, code: ProblemCode, words: RegExp): Promise<void> {
  const problem = await refusal(call);
  expect(problem.code).toBe(code);
  expect(problem.message).toMatch(words);
}
