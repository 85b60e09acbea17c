import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emotions, type Emotion } from '../../../src/core/emotions';
import type { Probabilities } from '../../../src/core/models/prediction';
import type { TimelineWindow } from '../../../src/core/timeline/timeline';
import { TimelineSmoother, type AnsweredWindow } from '../../../src/core/timeline/timelineSmoother';
import { anyWindows } from './arbitrary';

function sure(emotion: Emotion, probability: number): Probabilities {
  const rest = (1 - probability) / (emotions.length - 1);
  return Object.fromEntries(emotions.map((name) => [name, name === emotion ? probability : rest]));
}

function windowsOf(answers: Probabilities[], hop = 0.5): AnsweredWindow[] {
  return answers.map((probabilities, index) => ({ start: index * hop, end: index * hop + 3, probabilities }));
}

function smoothed(windows: AnsweredWindow[], staySeconds = 12): TimelineWindow[] {
  const smoother = new TimelineSmoother({ staySeconds });
  for (const window of windows) smoother.add(window);
  return smoother.windows();
}

function expectNormalised({ probabilities, top, confidence }: TimelineWindow): void {
  const values = Object.values(probabilities);
  expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
  expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
  expect(confidence).toBe(Math.max(...values));
  expect(probabilities[top]).toBe(confidence);
}

describe('TimelineSmoother', () => {
  it('keeps probabilities normalised, with what comes after as without', () => {
    fc.assert(
      fc.property(anyWindows, fc.double({ min: 0.1, max: 600, noNaN: true }), (windows, staySeconds) => {
        const smoother = new TimelineSmoother({ staySeconds });
        for (const window of windows) expectNormalised(smoother.add(window));
        const all = smoother.windows();
        expect(all.map(({ start, end }) => ({ start, end }))).toEqual(
          windows.map(({ start, end }) => ({ start, end })),
        );
        for (const window of all) expectNormalised(window);
      }),
    );
  });

  it('leaves a window alone unchanged', () => {
    const [only] = smoothed(windowsOf([sure('sad', 0.6)]));
    expect(only.top).toBe('sad');
    for (const emotion of emotions)
      expect(only.probabilities[emotion]).toBeCloseTo(sure('sad', 0.6)[emotion] ?? 0, 12);
  });

  it('follows the forward-backward algorithm, written out over all paths', () => {
    // Apart by a window's length, so that every window counts wholly; two emotions, three windows.
    const answers: Probabilities[] = [
      { happy: 0.7, sad: 0.3 },
      { happy: 0.4, sad: 0.6 },
      { happy: 0.8, sad: 0.2 },
    ];
    const kept = Math.exp((-3 / 12) * 2);
    const move = (from: Emotion, to: Emotion) => (from === to ? kept : 0) + (1 - kept) / 2;
    const known: Emotion[] = ['happy', 'sad'];
    let [happy, whole] = [0, 0];
    for (const a of known) {
      for (const b of known) {
        for (const c of known) {
          const [first, second, third] = answers.map((answer, index) => answer[[a, b, c][index]] ?? 0);
          const path = first * move(a, b) * second * move(b, c) * third;
          whole += path;
          if (b === 'happy') happy += path;
        }
      }
    }
    const [, middle] = smoothed(windowsOf(answers, 3));
    expect(middle.probabilities.happy).toBeCloseTo(happy / whole, 9);
  });

  it('lets a lone doubtful window follow its neighbours, and a real change stand', () => {
    const lone = [...Array.from({ length: 10 }, () => sure('happy', 0.6)), sure('sad', 0.5)];
    const again = Array.from({ length: 10 }, () => sure('happy', 0.6));
    expect(smoothed(windowsOf([...lone, ...again])).every(({ top }) => top === 'happy')).toBe(true);

    const change = [...again, ...again.map(() => sure('angry', 0.6))];
    const tops = smoothed(windowsOf(change)).map(({ top }) => top);
    expect(tops.slice(0, 9).every((top) => top === 'happy')).toBe(true);
    expect(tops.slice(11).every((top) => top === 'angry')).toBe(true);
  });

  it('lets neighbours say less over a long pause', () => {
    const doubtful = sure('sad', 0.4);
    const after = (pause: number) => {
      const before = windowsOf(Array.from({ length: 6 }, () => sure('happy', 0.7)));
      const last = { start: 6 + pause, end: 9 + pause, probabilities: doubtful };
      return smoothed([...before, last]).at(-1)?.probabilities.happy ?? 0;
    };
    expect(after(1)).toBeGreaterThan(after(10) + 0.05);
    expect(after(600)).toBeCloseTo(doubtful.happy ?? 0, 3);
  });

  it('says at once what it would say if nothing came any more', () => {
    const windows = windowsOf([sure('happy', 0.5), sure('sad', 0.6), sure('sad', 0.3)]);
    const smoother = new TimelineSmoother();
    for (const window of windows) expect(smoother.add(window)).toEqual(smoother.windows().at(-1));
    expect(smoother.windows(1)).toEqual(smoother.windows().slice(1));
  });
});
