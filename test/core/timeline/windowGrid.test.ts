import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowCount, windowGrid } from '../../../src/core/timeline/windowGrid';

const options = fc
  .record({
    windowSeconds: fc.double({ min: 0.5, max: 10, noNaN: true }),
    share: fc.double({ min: 0.1, max: 1, noNaN: true }),
  })
  .map(({ windowSeconds, share }) => ({ windowSeconds, hopSeconds: windowSeconds * share }));

describe('windowGrid', () => {
  it('covers the recording in order, every window whole but the last', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 200, noNaN: true }), options, (seconds, wanted) => {
        const windows = windowGrid(seconds, wanted);
        expect(windows).toHaveLength(windowCount(seconds, wanted));
        expect(windows[0].start).toBe(0);
        expect(windows.at(-1)?.end).toBeCloseTo(seconds, 4);
        windows.forEach(({ start, end }, index) => {
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(seconds);
          if (index < windows.length - 1) expect(end - start).toBeCloseTo(wanted.windowSeconds, 6);
          if (index > 0) expect(start).toBeLessThanOrEqual(windows[index - 1].end + 1e-9);
        });
      }),
    );
  });

  it('has one window for a recording shorter than a window, none for nothing', () => {
    const wanted = { windowSeconds: 3, hopSeconds: 0.5 };
    expect(windowGrid(1.2, wanted)).toEqual([{ start: 0, end: 1.2 }]);
    expect(windowGrid(3, wanted)).toHaveLength(1);
    expect(windowGrid(3.6, wanted).map(({ start }) => start)).toEqual([0, 0.5, 1]);
    expect(windowGrid(0, wanted)).toEqual([]);
  });
});
