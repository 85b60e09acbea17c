import wavefile from 'wavefile';
import { describe, expect, it } from 'vitest';
import { readPlain, type PlainEncoding } from '../../../src/core/audio/plainSamples';
import { writeWav, type WavDepth } from './sounds';

/** Every level from one end to the other, so that signs and byte orders show. */
const ramp = Float32Array.from({ length: 4001 }, (_, i) => (i - 2000) / 2000);

const encodings: [WavDepth, PlainEncoding, number][] = [
  ['8', 'uint8', 128],
  ['16', 'int16', 2 ** 15],
  ['24', 'int24', 2 ** 23],
  ['32', 'int32', 2 ** 31],
  ['32f', 'float32', 1],
  ['64', 'float64', 1],
];

describe.each(encodings)('samples of %s bits', (depth, encoding, fullScale) => {
  it.each(['RIFF', 'RIFX'] as const)('are what wavefile reads of them in %s', (container) => {
    const wav = new wavefile.WaveFile(writeWav([ramp], 8000, depth, container));
    const expected = Float64Array.from(wav.getSamples(true), (value) =>
      depth === '8' ? (value - 128) / 128 : value / fullScale,
    );
    const data = (wav.data as { samples: Uint8Array }).samples;
    expect(readPlain(data, encoding, container === 'RIFF').subarray(0, ramp.length)).toEqual(
      expected.subarray(0, ramp.length),
    );
  });

  it('keep full scale at 1', () => {
    const wav = new wavefile.WaveFile(writeWav([ramp], 8000, depth));
    const samples = readPlain((wav.data as { samples: Uint8Array }).samples, encoding, true);
    expect(samples[0]).toBeCloseTo(-1, 1);
    expect(samples[2000]).toBeCloseTo(0, 9);
    expect(Math.max(...samples)).toBeLessThanOrEqual(1);
  });
});

it('reads the signed bytes of AIFF', () => {
  expect([...readPlain(Uint8Array.of(0x80, 0, 0x7f, 0xff), 'int8', false)]).toEqual([
    -1,
    0,
    127 / 128,
    -1 / 128,
  ]);
});

it('leaves out a sample that is only half there', () => {
  expect(readPlain(Uint8Array.of(0, 64, 7), 'int16', true)).toEqual(Float64Array.of(0.5));
});
