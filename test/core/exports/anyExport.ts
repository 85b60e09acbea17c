import fc from 'fast-check';
import type { TimelineExport } from '../../../src/core/exports/timelineExport';
import { timelineSegments } from '../../../src/core/timeline/segments';
import type { Timeline } from '../../../src/core/timeline/timeline';
import { TimelineSmoother } from '../../../src/core/timeline/timelineSmoother';
import { anySpans, anyWindows } from '../timeline/arbitrary';

const anyTimeline: fc.Arbitrary<Omit<Timeline, 'model'>> = fc
  .record({ answered: anyWindows, speech: anySpans, milliseconds: fc.integer({ min: 1, max: 40_000 }) })
  .map(({ answered, speech, milliseconds }) => {
    const smoother = new TimelineSmoother();
    for (const window of answered) smoother.add(window);
    const windows = smoother.windows();
    const seconds = milliseconds / 1000;
    return { seconds, windows, segments: timelineSegments(windows, speech, seconds) };
  });

/** Names a file may have, with what each of the forms uses for itself. */
export const anyFile = fc.oneof(
  fc.constantFrom('a "quoted" name.wav', 'one,\ttwo\nthree.wav', '=1+1.wav', '喜び 😀.wav', "o'clock.wav"),
  fc.string({ minLength: 1, maxLength: 30 }),
);

export const anyExport: fc.Arbitrary<TimelineExport> = fc.record({
  file: anyFile,
  version: fc.constant('0.1.0'),
  timelines: fc
    .array(anyTimeline, { minLength: 1, maxLength: 3 })
    .map((timelines) =>
      timelines.map((timeline, index) => ({ ...timeline, model: ['lite', 'affectron', 'own-1'][index] })),
    ),
});
