import { expect, test } from 'vitest';
import { describe as describeFrame, DescriptorMeter } from '../../src/renderer/src/capture/descriptors';
import { LiveWave } from '../../src/renderer/src/capture/liveWave';

function sine(hertz: number, length = 1024, height = 0.5): Float32Array {
  return Float32Array.from({ length }, (_, i) => height * Math.sin((2 * Math.PI * hertz * i) / 16_000));
}

test('brightness is where the energy is, zero crossings are twice the frequency', () => {
  const low = describeFrame(sine(500));
  const high = describeFrame(sine(3000));
  expect(low?.brightness).toBeGreaterThan(450);
  expect(low?.brightness).toBeLessThan(600);
  expect(high?.brightness).toBeGreaterThan(2900);
  expect(high?.brightness).toBeLessThan(3150);
  expect(high?.zeroCrossings).toBeGreaterThan(5800);
  expect(high?.zeroCrossings).toBeLessThan(6100);
});

test('noise is flatter than a tone, louder sound has more loudness', () => {
  let seed = 1;
  const noise = Float32Array.from({ length: 1024 }, () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 1073741823.5 - 1;
  });
  const flat = describeFrame(noise)?.flatness ?? 0;
  expect(flat).toBeGreaterThan(0.3);
  expect(describeFrame(sine(500))?.flatness).toBeLessThan(flat / 3);
  expect(describeFrame(sine(500, 1024, 0.8))?.loudness).toBeGreaterThan(
    describeFrame(sine(500, 1024, 0.05))?.loudness ?? Infinity,
  );
});

test('digital silence has descriptors that are numbers', () => {
  for (const value of Object.values(describeFrame(new Float32Array(1024)) ?? { missing: NaN })) {
    expect(value).toBe(0);
  }
});

test('the meter waits for a whole frame and then always has the newest', () => {
  const meter = new DescriptorMeter();
  expect(meter.hear(sine(500, 800))).toBeNull();
  expect(meter.hear(sine(500, 800))).not.toBeNull();
  const heard = meter.hear(sine(3000, 4000));
  expect(heard?.brightness).toBeGreaterThan(2900);
});

test('the live waveform slices across block borders and glides between blocks', () => {
  const wave = new LiveWave();
  wave.hear(new Float32Array(100).fill(0.2), 1000);
  expect(wave.peaks).toEqual([]);
  wave.hear(
    Float32Array.from({ length: 220 }, (_, i) => (i === 59 ? -0.9 : 0.1)),
    1020,
  );
  expect(wave.peaks[0]).toBeCloseTo(0.9);
  expect(wave.peaks[1]).toBeCloseTo(0.1);
  expect(wave.edge(1020)).toBeCloseTo(0.02);
  expect(wave.edge(1040)).toBeCloseTo(0.04);
  // No block for long: the picture stands still instead of running away.
  expect(wave.edge(99_000)).toBeCloseTo(0.27);
});
