import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timelineSegments } from '../../../src/core/timeline/segments';
import { overlap } from '../../../src/core/timeline/span';
import type { TimelineWindow } from '../../../src/core/timeline/timeline';
import { TimelineSmoother } from '../../../src/core/timeline/timelineSmoother';
import { anySpans, anyWindows } from './arbitrary';

const anySmoothed = anyWindows.map((windows) => {
  const smoother = new TimelineSmoother();
  for (const window of windows) smoother.add(window);
  return smoother.windows();
});

function said(top: 'happy' | 'sad', from: number, count: number): TimelineWindow[] {
  return Array.from({ length: count }, (_, index) => {
    const start = from + index * 0.5;
    const probabilities = { happy: top === 'happy' ? 0.7 : 0.3, sad: top === 'sad' ? 0.7 : 0.3 };
    return { start, end: start + 3, probabilities, top, confidence: 0.7 };
  });
}

describe('timelineSegments', () => {
  it('cover the recording in order and without gaps, whatever comes', () => {
    fc.assert(
      fc.property(
        anySmoothed,
        anySpans,
        fc.double({ min: 0.01, max: 40, noNaN: true }),
        (windows, speech, seconds) => {
          const segments = timelineSegments(windows, speech, seconds);
          let at = 0;
          for (const { start, end, confidence } of segments) {
            expect(start).toBe(at);
            expect(end).toBeGreaterThan(start);
            expect(confidence).toBeGreaterThan(0);
            expect(confidence).toBeLessThanOrEqual(1);
            at = end;
          }
          expect(at).toBe(seconds);
          segments.slice(1).forEach(({ top, start }, index) => {
            // Only silence parts two stretches of one emotion, and a border of speech is one.
            if (segments[index].top === top) throw new Error(`${top} twice at ${start}`);
          });
        },
      ),
    );
  });

  it('are of an emotion where somebody speaks and nowhere else', () => {
    fc.assert(
      fc.property(anySmoothed, anySpans, (windows, speech) => {
        for (const segment of timelineSegments(windows, speech, 40)) {
          const spoken = overlap(segment, speech);
          if (windows.length === 0 || segment.top === 'no speech')
            expect(windows.length * spoken).toBeCloseTo(0, 2);
          else expect(spoken).toBeCloseTo(segment.end - segment.start, 2);
        }
      }),
    );
  });

  it('change half way between two windows', () => {
    const windows = [...said('happy', 0, 10), ...said('sad', 5, 10)];
    expect(timelineSegments(windows, [{ start: 0, end: 12.5 }], 12.5)).toEqual([
      { start: 0, end: 6.25, top: 'happy', confidence: expect.closeTo(0.7) as number },
      { start: 6.25, end: 12.5, top: 'sad', confidence: expect.closeTo(0.7) as number },
    ]);
  });

  it('leave no stretch shorter than the least but where nothing else is said', () => {
    const windows = [...said('happy', 0, 10), ...said('sad', 5, 1), ...said('happy', 5.5, 10)];
    const speech = [{ start: 0, end: 13 }];
    expect(timelineSegments(windows, speech, 13).map(({ top }) => top)).toEqual(['happy']);
    expect(timelineSegments(windows, speech, 13, { leastSeconds: 0 }).map(({ top }) => top)).toEqual([
      'happy',
      'sad',
      'happy',
    ]);
    const word = timelineSegments(windows, [{ start: 2, end: 2.4 }], 13);
    expect(word.map(({ top }) => top)).toEqual(['no speech', 'happy', 'no speech']);
  });

  it('are one of nobody speaking without windows, and none without sound', () => {
    expect(timelineSegments([], [], 7.25)).toEqual([
      { start: 0, end: 7.25, top: 'no speech', confidence: 1 },
    ]);
    expect(timelineSegments([], [], 0)).toEqual([]);
  });
});
