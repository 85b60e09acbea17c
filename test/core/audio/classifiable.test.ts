import { describe, expect, it } from 'vitest';
import { assertClassifiable } from '../../../src/core/audio/classifiable';
import { expectRefusal, tone } from './sounds';

describe('assertClassifiable', () => {
  it('accepts a soft, short sound', () => {
    expect(() => assertClassifiable(tone(200, 0.1, 16_000, 0.00011))).not.toThrow();
  });

  it('refuses what is shorter than 0.1 s, one sample and none included', async () => {
    for (const seconds of [0.099, 1 / 16_000, 0]) {
      await expectRefusal(() => assertClassifiable(tone(200, seconds, 16_000)), 'too-short', /too short/);
    }
  });

  it('refuses silence and what is softer than -80 dB', async () => {
    await expectRefusal(() => assertClassifiable(tone(200, 1, 16_000, 0)), 'silent', /silent/);
    await expectRefusal(() => assertClassifiable(tone(200, 1, 16_000, 0.00009)), 'silent', /−80 dB/);
  });
});
