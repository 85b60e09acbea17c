import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planStretch, stretchWindows } from '../../../src/core/timeline/stretches';
import { windowGrid } from '../../../src/core/timeline/windowGrid';

const options = fc
  .record({
    windowSeconds: fc.double({ min: 0.5, max: 10, noNaN: true }),
    share: fc.double({ min: 0.1, max: 1, noNaN: true }),
  })
  .map(({ windowSeconds, share }) => ({ windowSeconds, hopSeconds: Math.max(0.1, windowSeconds * share) }));

it('stretches give every window of a recording once, in order, with the sound it needs', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 200, noNaN: true }), options, (seconds, wanted) => {
      const given: { start: number; end: number }[] = [];
      let keptTo = 0;
      for (let index = 0, over = false; !over; index++) {
        const plan = planStretch(index, given.length, wanted);
        // As the reader tells it: the recording ends within what was asked for, or goes on.
        over = seconds <= plan.sound.end;
        const { windows, kept } = stretchWindows(plan, over ? seconds : null, wanted);
        const last = Math.min(seconds, plan.sound.end) + 1e-9;
        expect(windows.filter(({ start, end }) => start < plan.sound.start || end > last)).toEqual([]);
        expect(kept.start).toBeCloseTo(keptTo, 9);
        expect(kept.end).toBeGreaterThan(kept.start - 1e-9);
        keptTo = kept.end;
        given.push(...windows);
      }
      expect(keptTo).toBe(seconds);
      const whole = windowGrid(seconds, wanted);
      expect(given).toHaveLength(whole.length);
      const apart = given.flatMap(({ start, end }, n) => [start - whole[n].start, end - whole[n].end]);
      expect(Math.max(0, ...apart.map(Math.abs))).toBeLessThan(1e-9);
    }),
    { numRuns: 50 },
  );
});
