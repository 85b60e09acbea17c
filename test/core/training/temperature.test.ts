import { describe, expect, it } from 'vitest';
import { soften } from '../../../src/core/models/soften';
import { fitTemperature } from '../../../src/core/training/temperature';

describe('soften', () => {
  it('equals a softmax of the logits divided by the temperature', () => {
    const logits = [1, 3, -2];
    const softmax = (values: number[]) => {
      const powers = values.map(Math.exp);
      return powers.map((power) => power / powers.reduce((a, b) => a + b, 0));
    };
    const expected = softmax(logits.map((logit) => logit / 2.5));
    soften(softmax(logits), 2.5).forEach((value, index) => expect(value).toBeCloseTo(expected[index], 6));
  });

  it('keeps the order and takes probabilities of 0', () => {
    const softened = soften([0, 0.1, 0.9], 2);
    expect(softened[0]).toBeLessThan(softened[1]);
    expect(softened[1]).toBeLessThan(softened[2]);
    expect(softened.every(Number.isFinite)).toBe(true);
  });
});

describe('fitTemperature', () => {
  // Right three times of four: a confidence of 0.95 is too much, 0.75 is true.
  const truth = [0, 0, 0, 1];

  it('cools overconfidence down to what is true', () => {
    const sure = truth.map(() => [0.95, 0.05]);
    const temperature = fitTemperature(truth, sure);
    expect(temperature).toBeGreaterThan(1);
    expect(soften([0.95, 0.05], temperature)[0]).toBeCloseTo(0.75, 2);
  });

  it('warms the timid', () => {
    const timid = truth.map(() => [0.55, 0.45]);
    const temperature = fitTemperature(truth, timid);
    expect(soften([0.55, 0.45], temperature)[0]).toBeCloseTo(0.69, 1);
    expect(temperature).toBeLessThan(1);
  });

  it('changes nothing without clips', () => {
    expect(fitTemperature([], [])).toBe(1);
  });
});
