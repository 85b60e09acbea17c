import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { decodeSound, readLimits } from '../../../src/core/audio/decode';
import { probeSound } from '../../../src/core/audio/probe';
import { AffectronError } from '../../../src/core/errors';
import { fixture, tone, writeWav } from './sounds';

/** Whatever happens to a file's bytes: either sound comes out, finite and within the limits, or a typed refusal. */
const names = [
  ...[
    'aiff-s24.aiff',
    'aifc-pcm_alaw.aifc',
    'ima-stereo.wav',
    'tone.flac',
    'tone-flac.oga',
    'tone.ogg',
    'tone.opus',
  ],
  ...['tone.mp3', 'stereo-vbr.mp3'],
];

const files: [string, Uint8Array][] = [
  ...names.map((name): [string, Uint8Array] => [name, fixture(name)]),
  ['float.wav', writeWav([tone(440, 0.05, 8000).samples], 8000, '32f')],
  ['mu-law.wav', writeWav([tone(440, 0.05, 8000).samples], 8000, '8m')],
];

const mutation = fc.oneof(
  fc.record({
    kind: fc.constant('bytes'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    value: fc.nat(255),
  }),
  // Headers are where the harm is.
  fc.record({
    kind: fc.constant('header'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    value: fc.nat(255),
  }),
  fc.record({ kind: fc.constant('cut'), at: fc.double({ min: 0, max: 1, noNaN: true }), value: fc.nat(255) }),
  fc.record({
    kind: fc.constant('remove'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    value: fc.nat(255),
  }),
);

function mutate(bytes: Uint8Array, steps: { kind: string; at: number; value: number }[]): Uint8Array {
  let result = bytes.slice();
  for (const { kind, at, value } of steps) {
    const range = kind === 'header' ? Math.min(128, result.length) : result.length;
    const index = Math.min(result.length - 1, Math.floor(at * range));
    if (result.length === 0) break;
    if (kind === 'cut') result = result.slice(0, index);
    else if (kind === 'remove')
      result = Uint8Array.from([...result.subarray(0, index), ...result.subarray(index + value)]);
    else result[index] = value;
  }
  return result;
}

describe('damaged files', () => {
  // The decoders write what they stumble over to the console.
  beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
  afterAll(() => void vi.restoreAllMocks());

  it.each(files)('%s', async (_, bytes) => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 6 }), async (steps) => {
        const damaged = mutate(bytes, steps);
        probeSound(damaged.subarray(0, 1000), damaged.length);
        try {
          const { clip, seconds } = await decodeSound(damaged);
          expect(clip.samples.length).toBeGreaterThan(0);
          expect(seconds).toBeLessThanOrEqual(readLimits.maxSeconds);
          expect(clip.samples.every(Number.isFinite)).toBe(true);
        } catch (thrown) {
          if (!(thrown instanceof AffectronError)) throw thrown;
          expect(thrown.message).toMatch(/^[A-Z].*\.$/);
        }
      }),
      { numRuns: 60, seed: 20_26 },
    );
  });
});
