import { describe, expect, it } from 'vitest';
import { FaceSmoother } from '../../../src/core/face/faceSmoother';

const happy = { happy: 0.9, sad: 0.05, neutral: 0.05 };
const sad = { happy: 0.05, sad: 0.9, neutral: 0.05 };

describe('FaceSmoother', () => {
  it('leaves the first answer as it is', () => {
    const first = new FaceSmoother().add(happy, 3);
    expect(first.happy).toBeCloseTo(0.9);
    expect(first.sad).toBeCloseTo(0.05);
  });

  it('is not carried away by one odd answer, but follows a lasting change', () => {
    const smoother = new FaceSmoother();
    for (let at = 0; at < 1; at += 0.1) smoother.add(happy, at);
    expect(smoother.add(sad, 1.05).happy).toBeGreaterThan(0.5);
    let last = {} as ReturnType<FaceSmoother['add']>;
    for (let at = 1.1; at < 2.2; at += 0.1) last = smoother.add(sad, at);
    expect(last.sad).toBeGreaterThan(0.7);
  });

  it('weighs by time, not by number: a slow machine follows as quickly', () => {
    const [quick, slow] = [new FaceSmoother(), new FaceSmoother()];
    for (const smoother of [quick, slow]) smoother.add(happy, 0);
    for (let step = 1; step <= 20; step++) quick.add(sad, step / 20);
    expect(quick.add(sad, 1).sad).toBeCloseTo(slow.add(sad, 1).sad ?? 0, 5);
  });

  it('always sums to 1, even where something was held impossible', () => {
    const smoother = new FaceSmoother();
    smoother.add({ happy: 1, sad: 0 }, 0);
    const { happy: one = 0, sad: other = 0 } = smoother.add({ happy: 0, sad: 1 }, 0.2);
    expect(one + other).toBeCloseTo(1);
    expect(Math.min(one, other)).toBeGreaterThan(0);
  });
});
