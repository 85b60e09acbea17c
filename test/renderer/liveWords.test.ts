import { expect, test } from 'vitest';
import { LiveTrace } from '../../src/renderer/src/capture/liveTrace';
import { segmentShares, spokenRuns } from '../../src/renderer/src/lib/drawSession';
import { listeningSentences, liveWords, sessionWords } from '../../src/renderer/src/lib/liveWords';
import type { LiveHeard, LiveState, TimelineSegment } from '../../src/shared/live';
import type { Emotion } from '../../src/shared/types';

const state: LiveState = { phase: 'listening', model: 'lite', why: 'best', problem: null };
const heard: LiveHeard = {
  start: 0,
  end: 3,
  capturedAt: 0,
  model: 'lite',
  milliseconds: 1,
  answer: {
    probabilities: { angry: 0.62, happy: 0.38 },
    top: 'angry',
    confidence: 0.62,
    verdict: { kind: 'emotion', emotion: 'angry' },
  },
  skipped: 0,
  segmentsFrom: 0,
  segments: [],
};
const segments: TimelineSegment[] = [
  { start: 0, end: 6, top: 'neutral', confidence: 0.8 },
  { start: 6, end: 8, top: 'no speech', confidence: 1 },
  { start: 8, end: 10, top: 'disgust', confidence: 0.5 },
];

test('the verdict is of now, and silence takes it back', () => {
  expect(liveWords(state, heard)).toMatchObject({
    kicker: 'Now the voice sounds',
    verdict: 'Angry',
    emotion: 'angry',
    announcement: 'Now: the voice sounds angry.',
  });
  const silent = liveWords(state, { ...heard, answer: null });
  expect(silent).toMatchObject({ verdict: 'Nobody speaks', emotion: null });
  expect(JSON.stringify(silent)).not.toMatch(/angry/i);
  const likeliest: [Emotion, Emotion] = ['angry', 'happy'];
  const unsure = heard.answer && { ...heard.answer, verdict: { kind: 'unsure' as const, likeliest } };
  expect(liveWords(state, { ...heard, answer: unsure })).toMatchObject({
    kicker: 'Not sure:',
    verdict: 'Angry or happy',
    emotion: null,
  });
});

test('before there is a verdict it says what is waited for', () => {
  expect(liveWords(null, null).kicker).toBe('Loading the model…');
  expect(liveWords({ ...state, phase: 'loading' }, heard).kicker).toBe('Loading the model…');
  expect(liveWords(state, null).sentence).toContain('after a second');
});

test('a session that has ended is summed up by the time somebody spoke', () => {
  expect(sessionWords(segments)).toMatchObject({ verdict: 'Mostly neutral', emotion: 'neutral' });
  expect(sessionWords(segments).sentence).toMatch(
    /^Of the time somebody spoke: neutral 75.%, disgust 25.%\.$/,
  );
  expect(sessionWords(segments.slice(1, 2)).verdict).toBe('Nobody spoke');
  expect(sessionWords([]).kicker).toBe('Not listening');
});

test('which model answers is told, and why it is not the best', () => {
  const told = (changes: Partial<LiveState>, skipped = 0) =>
    listeningSentences({ ...state, ...changes }, { ...heard, skipped }, { window: 3, hop: 0.5 }, () => null);
  expect(told({})).toHaveLength(1);
  expect(told({})[0]).toMatch(/^lite hears the last 3.s, every 0\.5.s\.$/);
  expect(told({ why: 'slow' })[1]).toContain('too busy for Affectron');
  const problem = { code: 'model-unavailable', message: 'The encoder is not here.' } as const;
  expect(told({ why: 'unusable', problem })[1]).toBe('The encoder is not here. lite answers instead.');
  expect(told({ problem })[1]).toBe('The encoder is not here.');
  expect(told({}, 1)[1]).toMatch(/^One window was passed over/);
  expect(told({}, 12)[1]).toMatch(/^12 windows were passed over/);
  expect(listeningSentences(null, heard, { window: 3, hop: 0.5 }, () => null)).toEqual([]);
});

test('shares are of the time, largest first', () => {
  expect(segmentShares(segments)).toEqual([
    ['neutral', 0.6],
    ['no speech', 0.2],
    ['disgust', 0.2],
  ]);
});

test('silence and lost stretches part the plot', () => {
  const trace = new LiveTrace();
  for (const [end, spoken] of [
    [1, true],
    [1.5, true],
    [2, false],
    [2.5, true],
    [3, true],
    [9, true],
  ] as const) {
    trace.add({ end, answer: spoken ? heard.answer : null });
  }
  expect(spokenRuns(trace)).toEqual([
    [0, 1],
    [3, 4],
    [5, 5],
  ]);
});
