import { expect, test } from 'vitest';
import type { HeardWindow } from '../../../src/main/live/liveHearing';
import { LiveTimeline } from '../../../src/main/live/liveTimeline';
import type { Probabilities } from '../../../src/core/models/prediction';

/** A window of three seconds that ends there. */
function window(end: number, probabilities: Probabilities | null, model = 'affectron'): HeardWindow {
  const answer = probabilities && { probabilities, threshold: 0.5 };
  const speech = answer === null ? [] : [{ start: end - 0.5, end }];
  return {
    start: Math.max(0, end - 3),
    end,
    capturedAt: 0,
    model,
    milliseconds: 1,
    answer,
    speech,
    skipped: 0,
  };
}

const angry: Probabilities = { neutral: 0.1, angry: 0.9 };
const neutral: Probabilities = { neutral: 0.9, angry: 0.1 };

test('windows become segments that follow one another without gaps', () => {
  const timeline = new LiveTimeline();
  const ends = Array.from({ length: 40 }, (_, i) => 1 + i / 2);
  for (const end of ends) timeline.add(window(end, end < 8 ? neutral : end < 12 ? null : angry));
  const whole = timeline.finish(21)?.timeline;
  expect(whole).toMatchObject({ model: 'affectron', seconds: 21 });
  expect(whole?.segments.map(({ top }) => top)).toEqual(['neutral', 'no speech', 'angry']);
  expect(whole?.segments[0]?.start).toBe(0);
  expect(whole?.segments.at(-1)?.end).toBe(21);
  whole?.segments.slice(1).forEach((segment, i) => expect(segment.start).toBe(whole.segments[i]?.end));
  // Windows in which nobody speaks are left out.
  expect(whole?.windows).toHaveLength(32);
});

test('one window that hardly differs does not make the stream jump', () => {
  const timeline = new LiveTimeline();
  for (let end = 1; end < 6; end += 0.5) timeline.add(window(end, neutral));
  const { answer } = timeline.add(window(6, { neutral: 0.4, angry: 0.6 }));
  expect(answer?.top).toBe('neutral');
  const sum = Object.values(answer?.probabilities ?? {}).reduce((total, value) => total + value, 0);
  expect(sum).toBeCloseTo(1, 6);
});

test('a model that takes over begins anew, and may know other emotions', () => {
  const timeline = new LiveTimeline();
  for (let end = 1; end < 6; end += 0.5) timeline.add(window(end, neutral));
  expect(timeline.add(window(6, null)).answer).toBeNull();
  const other = timeline.add(window(6.5, { happy: 0.7, sad: 0.3 }, 'mlp')).answer;
  expect(other?.probabilities).toEqual({ happy: 0.7, sad: 0.3 });
  // What knows other emotions is not mixed into the timeline that is kept.
  expect(timeline.finish(7)?.timeline.windows).toHaveLength(10);
});

test('below the threshold of the model no emotion is named', () => {
  const { answer } = new LiveTimeline().add(window(1, { neutral: 0.4, angry: 0.35, sad: 0.25 }));
  expect(answer?.verdict).toEqual({ kind: 'unsure', likeliest: ['neutral', 'angry'] });
});

test('what has changed is told from the right place on', () => {
  const timeline = new LiveTimeline();
  const mirrored: unknown[] = [];
  for (let end = 1; end < 30; end += 0.5) {
    const { changedFrom } = timeline.add(window(end, end % 7 < 3 ? angry : end % 7 < 5 ? neutral : null));
    mirrored.splice(changedFrom, Infinity, ...timeline.segments(changedFrom));
    expect(mirrored).toEqual(timeline.segments());
  }
});

test('the model that answered most gives the timeline its name; without an answer there is none', () => {
  const timeline = new LiveTimeline();
  timeline.add(window(1, angry));
  timeline.add(window(1.5, angry, 'lite'));
  timeline.add(window(2, angry, 'lite'));
  expect(timeline.finish(2)).toMatchObject({ timeline: { model: 'lite' }, alone: false });
  const silent = new LiveTimeline();
  silent.add(window(1, null));
  expect(silent.finish(2)).toBeNull();
});
