import { describe, expect, it } from 'vitest';
import {
  drawRound,
  emotionScores,
  modelScores,
  quizClips,
  tallyOf,
  type QuizTurn,
} from '../../src/renderer/src/lib/quizScore';
import { Quiz, bestOf } from '../../src/renderer/src/state/quiz.svelte';
import { emotions } from '../../src/shared/emotions';
import type { Emotion, LibraryEntry, QuizRound } from '../../src/shared/types';
import { anEntry, labelled } from './entries';
import { FakeBridge, FakeRefusal, settled } from './fakeBridge';
import { aCard, aPrediction } from './predictions';

const clipOf = (id: string, emotion: Emotion, actor = '01') =>
  quizClips([labelled(id, { emotion, actor })], null)[0];

function turn(
  truth: Emotion,
  guess: Emotion,
  answers: Record<string, Emotion | null>,
  actor = '01',
): QuizTurn {
  return { clip: clipOf('x', truth, actor), guess, answers: new Map(Object.entries(answers)) };
}

describe('which clips come', () => {
  it('are spoken ones of which an actor was asked for one of the eight emotions', () => {
    const entries = [
      labelled('spoken', { emotion: 'sad' }),
      labelled('sung', { emotion: 'sad', channel: 'song' }),
      labelled('bored', { emotion: null }),
      labelled('other', { emotion: 'calm', corpus: 'TESS' }),
      anEntry('take'),
      anEntry('synthetic', { synthetic: true }),
    ];
    expect(quizClips(entries, null).map(({ id }) => id)).toEqual(['spoken', 'other']);
    expect(quizClips(entries, 'TESS').map(({ id }) => id)).toEqual(['other']);
  });

  it('come once each, every emotion as often however many clips there are of it', () => {
    const many = Array.from({ length: 200 }, (_, index) => labelled(`sad ${index}`, { emotion: 'sad' }));
    const few = Array.from({ length: 40 }, (_, index) => labelled(`calm ${index}`, { emotion: 'calm' }));
    const pool = quizClips([...many, ...few], null);
    let seed = 1;
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const drawn = drawRound(pool, 40, random);
    expect(new Set(drawn.map(({ id }) => id)).size).toBe(40);
    const calm = drawn.filter(({ emotion }) => emotion === 'calm').length;
    expect(calm).toBeGreaterThan(10);
    expect(calm).toBeLessThan(30);
    expect(drawRound(pool.slice(0, 3), 10, random)).toHaveLength(3);
    expect(drawRound([], 10, random)).toEqual([]);
  });
});

describe('the score', () => {
  const turns = [
    turn('sad', 'sad', { good: 'sad', poor: 'calm' }),
    turn('sad', 'calm', { good: 'sad', poor: null }),
    turn('angry', 'calm', { good: 'happy', poor: 'angry' }, '03'),
  ];
  const cards = [
    aCard('good', [...emotions], 0.8),
    aCard('poor', ['sad', 'angry'], 0.5),
    aCard('silent', [], 0),
  ];

  it('sets the person against each model on the clips that it answered', () => {
    expect(tallyOf(turns)).toEqual({ clips: 3, right: 1 });
    const scores = modelScores(turns, cards);
    expect(scores.map(({ model }) => model)).toEqual(['good', 'poor']);
    expect(scores[0]).toMatchObject({ clips: 3, right: 2, yours: 1, knows: 8 });
    expect(scores[1]).toMatchObject({ clips: 2, right: 1, yours: 1, knows: 2 });
  });

  it('tells voices of the model’s training from those it never heard', () => {
    const [good] = modelScores(turns, cards);
    expect(good).toMatchObject({ heard: 2, unheard: { clips: 1, right: 0, yours: 0 } });
  });

  it('says for each emotion that came what it was taken for', () => {
    expect(emotionScores(turns)).toEqual([
      { emotion: 'sad', clips: 2, right: 1, called: [{ emotion: 'calm', times: 1 }] },
      { emotion: 'angry', clips: 1, right: 0, called: [{ emotion: 'calm', times: 1 }] },
    ]);
  });

  it('has as its best the best whole round, never one that was stopped', () => {
    const round = (right: number, clips: number, of: number): QuizRound => ({ at: '', right, clips, of });
    expect(bestOf([round(3, 3, 10), round(6, 10, 10), round(12, 20, 20)])).toEqual(round(12, 20, 20));
    expect(bestOf([round(3, 3, 10), round(3, 3, 3)])).toBeNull();
  });
});

function started(entries: LibraryEntry[], classify: (id: string) => unknown = () => []) {
  const played: string[] = [];
  const fake = new FakeBridge({
    'clip.view': (id) => ({ playbackUrl: `app://affectron/clips/${String(id)}.wav` }),
    'clip.classify': (id) => classify(String(id)),
  });
  let rounds: QuizRound[] = [];
  const problems: string[] = [];
  const player = {
    src: '',
    currentTime: 0,
    loop: false,
    playbackRate: 1,
    play: () => {
      played.push(player.src);
      return Promise.resolve();
    },
    pause: () => undefined,
    load: () => undefined,
    removeAttribute: () => undefined,
    addEventListener: () => undefined,
  };
  const quiz = new Quiz({
    bridge: fake.bridge,
    player,
    entries: () => entries,
    rounds: () => rounds,
    keep: (kept) => (rounds = kept),
    attempt: (action) => action().catch((thrown: unknown) => void problems.push(String(thrown))),
    random: () => 0,
    now: () => '2026-11-26T20:00:00.000Z',
  });
  return { quiz, fake, played, problems, rounds: () => rounds };
}

describe('a round', () => {
  it('plays, takes one guess, tells what the models say, and goes on to the score', async () => {
    const { quiz, played, rounds } = started(
      [labelled('a', { emotion: 'sad' }), labelled('b', { emotion: 'calm' })],
      () => [{ model: 'lite', ok: true, prediction: aPrediction('lite', { sad: 0.9, calm: 0.1 }) }],
    );
    expect(quiz.next()).toBe(true);
    await settled();
    expect(quiz.phase).toBe('question');
    expect(played).toEqual(['app://affectron/clips/a.wav']);
    expect(quiz.next()).toBe(false);

    expect(quiz.guess('sad')).toBe(true);
    expect(quiz.guess('calm')).toBe(false);
    await settled();
    expect(quiz.turn).toMatchObject({ guess: 'sad' });
    expect(quiz.turn?.answers.get('lite')).toBe('sad');
    expect(rounds()).toEqual([{ at: '2026-11-26T20:00:00.000Z', of: 2, clips: 1, right: 1 }]);

    quiz.next();
    quiz.guess('happy');
    quiz.next();
    expect(quiz.phase).toBe('score');
    expect(rounds()).toEqual([{ at: '2026-11-26T20:00:00.000Z', of: 2, clips: 2, right: 1 }]);
  });

  it('that is stopped keeps what was guessed, and before the first guess nothing', () => {
    const { quiz, rounds } = started([labelled('a', { emotion: 'sad' }), labelled('b', { emotion: 'sad' })]);
    quiz.start();
    quiz.stop();
    expect([quiz.phase, rounds()]).toEqual(['start', []]);
    quiz.start();
    quiz.guess('sad');
    quiz.stop();
    expect(quiz.phase).toBe('score');
    expect(rounds()).toMatchObject([{ of: 2, clips: 1, right: 1 }]);
  });

  it('goes on without models that refuse to answer, and says so', async () => {
    const { quiz, problems } = started([labelled('a', { emotion: 'sad' })], () => {
      throw new FakeRefusal({ code: 'not-found', message: 'Gone.' });
    });
    quiz.start();
    quiz.guess('sad');
    await settled();
    expect(problems).toHaveLength(1);
    quiz.next();
    expect(quiz.phase).toBe('score');
  });

  it('does not begin without clips', () => {
    const { quiz } = started([anEntry('take')]);
    quiz.start();
    expect(quiz.phase).toBe('start');
  });
});
