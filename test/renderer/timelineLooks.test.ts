import { describe, expect, test } from 'vitest';
import {
  meanProbabilities,
  probabilitiesAt,
  segmentAt,
  segmentsInView,
  summaryOf,
} from '../../src/renderer/src/lib/timelineLooks';
import { segmentLabel, segmentName, segmentReadout } from '../../src/renderer/src/lib/timelineWords';
import type { Timeline, TimelineSegment } from '../../src/shared/timeline';

const segments: TimelineSegment[] = [
  { start: 0, end: 2, top: 'no speech', confidence: 1 },
  { start: 2, end: 6, top: 'sad', confidence: 0.8 },
  { start: 6, end: 7, top: 'angry', confidence: 0.6 },
  { start: 7, end: 10, top: 'no speech', confidence: 1 },
];
const timeline: Timeline = {
  model: 'lite',
  seconds: 10,
  windows: [
    { start: 2, end: 4, probabilities: { sad: 1, angry: 0 }, top: 'sad', confidence: 1 },
    { start: 4, end: 6, probabilities: { sad: 0.5, angry: 0.5 }, top: 'sad', confidence: 0.5 },
    { start: 5, end: 7, probabilities: { sad: 0, angry: 1 }, top: 'angry', confidence: 1 },
  ],
  segments,
};

test('the segment at a time; the last one behind all', () => {
  expect([0, 1.99, 2, 6.5, 9, 99].map((time) => segmentAt(segments, time))).toEqual([0, 0, 1, 2, 3, 3]);
  expect(segmentAt([], 1)).toBe(-1);
});

describe('segments in view', () => {
  const indices = (...args: Parameters<typeof segmentsInView>) =>
    segmentsInView(...args).map(({ index }) => index);

  test('are those the view touches, and the one with the focus', () => {
    expect(indices(segments, { start: 0, end: 10 }, 0)).toEqual([0, 1, 2, 3]);
    expect(indices(segments, { start: 3, end: 5 }, 1)).toEqual([1]);
    expect(indices(segments, { start: 3, end: 5 }, 3)).toEqual([1, 3]);
    expect(indices([], { start: 0, end: 1 }, 0)).toEqual([]);
  });

  test('are the longest where there are thousands', () => {
    const many = Array.from({ length: 4000 }, (_, index) => ({
      start: 3 * index,
      end: 3 * index + 1 + (index % 20 === 0 ? 1.5 : 0),
      top: 'sad' as const,
      confidence: 1,
    }));
    const shown = segmentsInView(many, { start: 0, end: 12_000 }, 1);
    expect(shown.length).toBeLessThanOrEqual(301);
    expect(shown.map(({ index }) => index)).toEqual([
      0,
      1,
      ...Array.from({ length: 199 }, (_, i) => 20 * (i + 1)),
    ]);
  });
});

test('probabilities change evenly from the middle of one window to that of the next', () => {
  expect(probabilitiesAt(timeline, 3)).toEqual({ sad: 1, angry: 0 });
  expect(probabilitiesAt(timeline, 4)).toEqual({ sad: 0.75, angry: 0.25 });
  expect(probabilitiesAt(timeline, 2.1)).toEqual({ sad: 1, angry: 0 });
  expect(probabilitiesAt(timeline, 6.9)).toEqual({ sad: 0, angry: 1 });
});

test('where nobody speaks, and behind what is heard, there are none', () => {
  expect(probabilitiesAt(timeline, 1)).toBeNull();
  expect(probabilitiesAt(timeline, 8)).toBeNull();
  expect(probabilitiesAt({ ...timeline, segments: segments.slice(0, 3) }, 8)).toBeNull();
  expect(probabilitiesAt({ ...timeline, windows: [], segments: [] }, 1)).toBeNull();
});

test('the whole is told by the share of the speech', () => {
  expect(summaryOf(timeline)).toEqual({
    spoken: 5,
    shares: [
      { emotion: 'sad', share: 0.8 },
      { emotion: 'angry', share: 0.2 },
    ],
  });
  expect(summaryOf({ ...timeline, segments: [segments[0]] })).toEqual({ spoken: 0, shares: [] });
});

test('the mean is of the windows in which somebody speaks', () => {
  expect(meanProbabilities(timeline)).toEqual({ sad: 0.5, angry: 0.5 });
  expect(meanProbabilities({ ...timeline, windows: [] })).toBeNull();
});

test('a segment is named as far as there is room, and told in full to a screen reader', () => {
  const [silence, sad, angry] = segments;
  expect([segmentName(sad, 100), segmentName(angry, 30), segmentName(silence, 30)]).toEqual([
    'sad',
    'ang',
    '',
  ]);
  expect(segmentLabel(sad)).toBe('sad, 0:02.00 to 0:06.00, 80\u202f% sure');
  expect(segmentLabel(silence)).toBe('no speech, 0:00.00 to 0:02.00');
  expect(segmentReadout(angry)).toBe('0:06.00–0:07.00 · angry 60\u202f% sure');
});
