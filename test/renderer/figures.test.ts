/** Plots as marks: where things stand, what is said, and that main takes them. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { figureSchema, type Figure } from '../../src/shared/figure';
import { curvesFigure } from '../../src/renderer/src/lib/figures/curvesFigure';
import { Drawing, type Measure } from '../../src/renderer/src/lib/figures/drawing';
import {
  confusionFigure,
  reliabilityFigure,
  voicesFigure,
} from '../../src/renderer/src/lib/figures/evaluationFigures';
import { printColours } from '../../src/renderer/src/lib/figures/printColours';
import { waveformFigure } from '../../src/renderer/src/lib/figures/soundFigures';
import { timelineFigure } from '../../src/renderer/src/lib/figures/timelineFigure';
import { barsFigure } from '../../src/renderer/src/lib/figures/verdictFigures';
import { emotions } from '../../src/shared/emotions';
import type { Timeline } from '../../src/shared/timeline';
import type { TrainingState } from '../../src/shared/training';
import type { SoundView } from '../../src/shared/types';

/** Every letter half as wide as it is high. */
const measure: Measure = (words, size) => (words.length * size) / 2;
const title = 'interview';
const caption = 'interview.wav · model lite, version 1 · Affectron 1.0';

const said = ({ marks }: Figure): string[] =>
  marks.flatMap((mark) => (mark.kind === 'text' ? [mark.words] : []));
const rects = ({ marks }: Figure, token: keyof typeof printColours) =>
  marks.flatMap((mark) => (mark.kind === 'rect' && mark.fill === printColours[token] ? [mark] : []));

const view: SoundView = {
  id: 'a',
  format: 'WAV',
  encoding: '16-bit',
  channels: 1,
  sampleRate: 16_000,
  seconds: 4,
  warning: null,
  peaks: Float32Array.from({ length: 800 }, (_, index) => (index % 2 === 0 ? -0.4 : 0.5)),
  spectrogram: {
    bands: 1,
    frames: 1,
    levels: new Uint8Array(1),
    rangeDb: 100,
    maxDb: 0,
    startSeconds: 0,
    scale: 'mel',
    hopSeconds: 1,
    frequencies: Float32Array.of(100),
  },
  playbackUrl: '',
};

const window = (start: number, angry: number) => ({
  start,
  end: start + 3,
  probabilities: { angry, sad: 1 - angry },
  top: 'angry' as const,
  confidence: angry,
});
const timeline: Timeline = {
  model: 'lite',
  seconds: 20,
  windows: [window(0, 0.75), window(2, 0.75), window(12, 0.75), window(14, 0.75)],
  segments: [
    { start: 0, end: 6, top: 'angry', confidence: 0.75 },
    { start: 6, end: 12, top: 'no speech', confidence: 1 },
    { start: 12, end: 20, top: 'angry', confidence: 0.75 },
  ],
};
const run: TrainingState = {
  recipe: 'mlp',
  title: 'My voices',
  folder: 'clips',
  seed: 1,
  phase: 'done',
  read: null,
  passes: [0, 1, 2].map((pass) => ({
    trainingLoss: pass === 1 ? NaN : 2 - pass / 2,
    trainingAccuracy: 0.3 + pass / 10,
    validationLoss: 2 - pass / 4,
    validationAccuracy: 0.25 + pass / 10,
  })),
  of: 3,
  best: 3,
  seconds: 1,
  remaining: null,
  stopping: false,
  problem: null,
  resumable: false,
  model: 'my-voices',
  skipped: [],
  skippedCount: 0,
};
const options = { title, caption, measure };
const bin = { from: 0.6, to: 0.8, clips: 20, confidence: 0.7, accuracy: 0.5 };

const figures: Record<string, () => Figure> = {
  waveform: () => waveformFigure({ ...options, inView: { start: 0, end: 4 }, view, fine: null }),
  timeline: () => timelineFigure(timeline, { ...options, by: 'Lite', inView: { start: 0, end: 20 } }),
  probabilities: () => barsFigure({ angry: 0.75, sad: 0.25 }, { ...options, note: 'angry' }),
  confusion: () =>
    confusionFigure(
      ['happy', 'sad'],
      [
        [3, 1],
        [0, 0],
      ],
      options,
    ),
  reliability: () => reliabilityFigure([bin], 0.2, options),
  voices: () => voicesFigure([{ name: '1', accuracy: 0.5, trained: true }], options),
  curves: () => curvesFigure(run, caption, measure),
};

test.for(Object.entries(figures))(
  '%s: main takes it, and it says whose sound and which model',
  ([, make]) => {
    const figure = make();
    expect(v.parse(figureSchema, figure)).toEqual(figure);
    expect(said(figure)).toContain(caption);
    for (const mark of figure.marks) {
      if (mark.kind !== 'text') continue;
      expect(mark.size).toBeGreaterThanOrEqual(6);
      expect(mark.y).toBeLessThan(figure.height);
    }
  },
);

test('axes have their units', () => {
  expect(said(figures.waveform())).toEqual(
    expect.arrayContaining(['Time, s', 'Amplitude, of full scale', '−0.5', '0.5']),
  );
  expect(said(figures.timeline())).toEqual(
    expect.arrayContaining(['Time, s', 'Probability, %', 'angry', 'no speech']),
  );
  expect(said(figures.reliability())).toEqual(expect.arrayContaining(['Confidence, %', 'Right, %']));
  expect(said(figures.curves())).toEqual(expect.arrayContaining(['Loss, cross-entropy', 'Right, %']));
});

test('a waveform is as high as its loudest sample says', () => {
  const wave = figures.waveform().marks.find((mark) => mark.kind === 'path' && mark.points.length > 3000);
  if (wave?.kind !== 'path') throw new Error('There is no wave.');
  const heights = wave.points.filter((_, index) => index % 2 === 1);
  const middle = 42 + 65;
  // 0.5 is the end of the axis, and -0.4 four fifths of the way down.
  expect(Math.min(...heights)).toBeCloseTo(middle - 65, 3);
  expect(Math.max(...heights)).toBeCloseTo(middle + 0.8 * 65, 3);
});

test('a bar is as long as its probability, and an emotion the model does not know has none', () => {
  const figure = figures.probabilities();
  const [angry] = rects(figure, 'angry');
  const [sad] = rects(figure, 'sad');
  expect(angry.width / sad.width).toBeCloseTo(3, 6);
  for (const emotion of emotions.filter((each) => each !== 'angry' && each !== 'sad')) {
    expect(rects(figure, emotion)).toEqual([]);
  }
  expect(said(figure)).toEqual(expect.arrayContaining(['75\u202f%', '–']));
});

test('where nobody speaks there is no area, and a segment has its place', () => {
  const figure = figures.timeline();
  const areas = figure.marks.filter((mark) => mark.kind === 'path' && mark.fill === printColours.angry);
  expect(areas).toHaveLength(2);
  const lanes = rects(figure, 'angry').filter(({ height }) => height === 4);
  expect(lanes).toHaveLength(2);
  expect(lanes[0].width / lanes[1].width).toBeCloseTo(6 / 8, 6);
});

test('a loss without a value leaves a gap, and the pass that is kept is marked', () => {
  const lines = figures
    .curves()
    .marks.flatMap((mark) =>
      mark.kind === 'path' && mark.dash.length > 0 && mark.points.length < 10 ? [mark.points.length / 2] : [],
    );
  // Loss, accuracy, and the legend.
  expect(lines).toEqual([2, 3, 2]);
});

test('words that are too long are cut, by letters and not by halves of them', () => {
  const drawing = new Drawing(measure);
  expect(drawing.fit('abcdefgh', 8, false, 20)).toBe('abcd…');
  expect(drawing.fit('abc', 8, false, 12)).toBe('abc');
  expect(drawing.fit('abc', 8, false, 1)).toBe('');
  expect(drawing.fit('😀😀😀😀😀😀', 8, false, 20)).toBe('😀😀…');
});

test('hatching stays inside its box', () => {
  const drawing = new Drawing(measure);
  drawing.hatch({ x: 10, y: 20, width: 30, height: 8 }, 'accent');
  expect(drawing.marks.length).toBeGreaterThan(5);
  for (const mark of drawing.marks) {
    if (mark.kind !== 'path') throw new Error('Only lines.');
    mark.points.forEach((value, index) => {
      const [least, most] = index % 2 === 0 ? [10, 40] : [20, 28];
      expect(value).toBeGreaterThanOrEqual(least);
      expect(value).toBeLessThanOrEqual(most);
    });
  }
});

test('print is light: the paper is white', () => {
  for (const make of Object.values(figures)) {
    expect(make().marks[0]).toMatchObject({ kind: 'rect', x: 0, y: 0, fill: '#ffffff' });
  }
});

test('the colours of print are those of the light theme', async () => {
  const tokens = await readFile('src/renderer/src/styles/tokens.css', 'utf8');
  for (const [name, value] of Object.entries(printColours)) {
    expect(tokens).toMatch(new RegExp(`--${name}: (light-dark\\()?${value}[,;]`));
  }
});
