import { describe, expect, it } from 'vitest';
import { heardVoices, heardVoicesSentence } from '../../../src/core/evaluation/heardVoices';
import { readableTrained } from '../../../src/core/evaluation/readableTrained';
import {
  makeTrainedReport,
  worstMistakes,
  type LeftOut,
  type TrainedAnswer,
} from '../../../src/core/evaluation/trainedReport';
import type { Emotion } from '../../../src/core/emotions';
import type { ModelCard } from '../../../src/core/models/modelCard';
import { shippedModel } from '../models/shippedModels';

const base = JSON.parse(
  new TextDecoder().decode(await (await shippedModel('mlp')).read('card.json')),
) as ModelCard;

/** A model of three emotions that was trained on the first voices and tuned on the next. */
function cardOf(training: string[], validation: string[] = []): ModelCard {
  return {
    ...base,
    id: 'tiny',
    emotions: ['happy', 'sad', 'angry'],
    data: { ...base.data, actors: { training, validation, test: [] } },
  };
}

function answer(
  voice: string,
  emotion: Emotion,
  probabilities: number[],
  verdict = 'emotion',
): TrainedAnswer {
  return {
    name: `${voice} ${emotion}.wav`,
    voice,
    emotion,
    probabilities,
    verdict: verdict as TrainedAnswer['verdict'],
  };
}

const leftOut: LeftOut = {
  failed: [{ name: 'bad.wav', problem: { code: 'silent', message: 'Nothing in it.' } }],
  unknownEmotion: 3,
  unnamed: 0,
  duplicates: 1,
};

const answers = [
  answer('RAVDESS 01', 'happy', [0.8, 0.1, 0.1]),
  answer('RAVDESS 01', 'sad', [0.6, 0.3, 0.1]),
  answer('RAVDESS 02', 'happy', [0.7, 0.2, 0.1]),
  answer('RAVDESS 02', 'sad', [0.1, 0.5, 0.4], 'unsure'),
  answer('RAVDESS 10', 'angry', [0.9, 0.05, 0.05]),
];

describe('makeTrainedReport', () => {
  const report = makeTrainedReport({
    card: cardOf(['RAVDESS 01'], ['RAVDESS 02']),
    folder: 'clips',
    answers,
    leftOut,
    seconds: 2,
  });

  it('scores the answers as protocols do', () => {
    expect(report.accuracy).toEqual({ mean: 3 / 5, deviation: 0 });
    expect(report.together.confusion).toEqual([
      [2, 0, 0],
      [1, 1, 0],
      [1, 0, 0],
    ]);
    expect(report.uar.mean).toBeCloseTo((1 + 0.5 + 0) / 3, 12);
    expect(report.voices.map(({ voice, accuracy }) => [voice, accuracy])).toEqual([
      ['RAVDESS 01', 0.5],
      ['RAVDESS 02', 1],
      ['RAVDESS 10', 0],
    ]);
  });

  it('says first whom the model had heard, and gives the figures on the others apart', () => {
    expect(report.title).toBe(
      '1 of these 3 voices was in the model’s training: this is no figure for unseen voices.',
    );
    expect(report.heard).toEqual({
      trained: ['RAVDESS 01'],
      tuned: ['RAVDESS 02'],
      unheard: ['RAVDESS 10'],
    });
    expect(report.unheard).toEqual({ clips: 1, accuracy: 0, uar: 0 });
    expect(readableTrained(report)).toMatch(/^1 of these 3 voices was in the model’s training/);
    expect(readableTrained(report)).toContain('On the one voice it never heard (1 clips): WA 0.0 %');
  });

  it('counts what was left open and what was left out', () => {
    expect(report.verdicts).toEqual({ named: 4, right: 2, unsure: 1, noSpeech: 0 });
    const words = readableTrained(report);
    expect(words).toContain('| of an emotion the model does not know | 3 |');
    expect(words).toContain('- bad.wav: Nothing in it.');
    expect(words).not.toContain('their names say no emotion');
  });

  it('shows names as text: no HTML, no pictures from elsewhere, no cells of their own', () => {
    const name = '<img src=x onerror=alert(1)>![a](http://127.0.0.1/a.png)|`b`\n# c.wav';
    const words = readableTrained(
      makeTrainedReport({
        card: cardOf([]),
        folder: name,
        answers: [answer(name, 'happy', [0.8, 0.1, 0.1])],
        leftOut: { ...leftOut, failed: [{ name, problem: { code: 'silent', message: 'Nothing in it.' } }] },
        seconds: 1,
      }),
    );
    const shown = '\\<img src=x onerror=alert(1)\\>!\\[a\\](http://127.0.0.1/a.png)\\|\\`b\\` # c.wav';
    expect(words).toContain(`# tiny on “${shown}”`);
    expect(words).toContain(`- ${shown}: Nothing in it.`);
    expect(words).toContain(`| ${shown} | 1 |`);
    expect(words).not.toMatch(/(?<!\\)[<>[\]`]/);
  });

  it('puts the surest mistakes first', () => {
    expect(worstMistakes(report)).toEqual([
      { index: 4, said: 'happy', confidence: 0.9, missed: 0.05 },
      { index: 1, said: 'happy', confidence: 0.6, missed: 0.3 },
    ]);
  });

  it('works with one emotion of one actor', () => {
    const one = makeTrainedReport({
      card: cardOf([]),
      folder: 'one',
      answers: answers.slice(0, 1),
      leftOut: { failed: [], unknownEmotion: 0, unnamed: 0, duplicates: 0 },
      seconds: 1,
    });
    expect(one.uar.mean).toBe(1);
    expect(one.unheard).toBeNull();
    expect(one.title).toMatch(/never heard this one voice before/);
    expect(readableTrained(one)).not.toContain('Left out');
  });
});

describe('heardVoicesSentence', () => {
  const voices = Array.from({ length: 24 }, (_, index) => `RAVDESS ${String(index + 1).padStart(2, '0')}`);
  const say = (card: ModelCard) => heardVoicesSentence(heardVoices(card, voices));

  it.each([
    [cardOf(voices.slice(0, 17)), /^17 of these 24 voices were in the model’s training: this is no figure/],
    [cardOf(voices), /^All 24 of these voices were in the model’s training: this is no figure/],
    [cardOf([], voices.slice(3, 5)), /^2 of these 24 voices decided when the model’s training ended/],
    [cardOf(['SAVEE DC']), /^The model heard none of these 24 voices before\.$/],
  ])('tells %#', (card, words) => expect(say(card)).toMatch(words));
});
