import { describe, expect, it } from 'vitest';
import type { EvaluationSummary, EvaluationView, ModelResult } from '../../src/shared/evaluation';
import type { ChosenFolder } from '../../src/shared/training';
import {
  folderNotes,
  folderSentence,
  resultSentences,
  summaryFigure,
  voiceBars,
} from '../../src/renderer/src/lib/evaluationWords';
import { problemOf } from '../../src/renderer/src/bridge';
import { Evaluating } from '../../src/renderer/src/state/evaluating.svelte';
import { Notices } from '../../src/renderer/src/state/notices.svelte';
import { Undo } from '../../src/renderer/src/state/undo.svelte';
import { FakeBridge, FakeRefusal, settled } from './fakeBridge';

const folder: ChosenFolder = {
  id: 'folder',
  name: 'voices',
  clips: 1440,
  corpora: [
    { corpus: 'RAVDESS', clips: 1439, actors: 24 },
    { corpus: 'SAVEE', clips: 1, actors: 1 },
  ],
  emotions: [{ emotion: 'happy', clips: 1440 }],
  unnamed: 1,
  duplicates: 2,
};

function summaryOf(state: EvaluationSummary['state']): EvaluationSummary {
  return {
    id: 'one',
    name: 'voices',
    models: [{ id: 'mlp', name: 'MLP' }],
    startedAt: '2026-11-20T08:00:00.000Z',
    state,
    job: state === 'running' ? 'job-1' : null,
    clips: 1440,
    results: state === 'done' ? [{ accuracy: 0.758, uar: 0.7 }] : [],
  };
}

const result = {
  id: 'mlp',
  name: 'MLP',
  clips: 1440,
  wrong: 1,
  report: {
    voices: [
      { voice: 'RAVDESS 01', clips: 60, accuracy: 0.5 },
      { voice: 'RAVDESS 02', clips: 60, accuracy: 1 },
    ],
    heard: { trained: ['RAVDESS 01'], tuned: [], unheard: ['RAVDESS 02'] },
    unheard: { clips: 60, accuracy: 0.667, uar: 0.6 },
    verdicts: { named: 1000, right: 840, unsure: 439, noSpeech: 1 },
  },
} as unknown as ModelResult;
const view: EvaluationView = { summary: summaryOf('done'), models: [result] };
const mistake = {
  clip: 'one_0_3',
  name: 'a.wav',
  voice: 'RAVDESS 01',
  played: 'sad',
  said: 'happy',
  confidence: 0.9,
  missed: 0.05,
} as const;

function started(handlers: ConstructorParameters<typeof FakeBridge>[0] = {}) {
  const fake = new FakeBridge({
    'folder.choose': () => folder,
    'evaluation.start': () => summaryOf('running'),
    'evaluation.list': () => [summaryOf('running')],
    'evaluation.view': () => view,
    'evaluation.hear': () => ({ playbackUrl: 'app://affectron/evaluated/one_0_3.wav' }),
    ...handlers,
  });
  const notices = new Notices();
  const told: Record<string, () => void> = {};
  const player = {
    src: '',
    currentTime: 0,
    loop: false,
    playbackRate: 1,
    play: () => Promise.resolve(),
    pause: () => undefined,
    load: () => undefined,
    removeAttribute: () => undefined,
    addEventListener: (name: string, listener: () => void) => void (told[name] = listener),
  };
  const opened: unknown[] = [];
  const attempt = async (action: () => Promise<void>) => {
    try {
      await action();
    } catch (thrown) {
      notices.warn(problemOf(thrown));
    }
  };
  const undo = new Undo({ notices, attempt });
  const evaluating = new Evaluating({
    bridge: fake.bridge,
    player,
    notices,
    undo,
    attempt,
    opened: (report) => opened.push(report),
  });
  return { evaluating, fake, notices, player, told, opened };
}

describe('Evaluating', () => {
  it('runs over the chosen folder and shows what came of it', async () => {
    const { evaluating, fake } = started();
    await evaluating.start(['mlp']);
    expect(fake.count('evaluation.start')).toBe(0);
    await evaluating.choose();
    await evaluating.start(['mlp']);
    expect(fake.calls.find(({ name }) => name === 'evaluation.start')?.args).toEqual(['folder', ['mlp']]);
    expect(evaluating.running?.id).toBe('one');
    evaluating.changed([summaryOf('done')]);
    await settled();
    expect(evaluating.running).toBeNull();
    expect(evaluating.result?.id).toBe('mlp');
  });

  it('shows nothing of itself when it was cancelled, or another one ended', async () => {
    const { evaluating, fake } = started();
    evaluating.changed([summaryOf('done')]);
    await evaluating.choose();
    await evaluating.start(['mlp']);
    evaluating.changed([summaryOf('unfinished')]);
    await settled();
    expect(fake.count('evaluation.view')).toBe(0);
  });

  it('keeps the folder when another cannot be used, and says why', async () => {
    let empty = false;
    const { evaluating, notices } = started({
      'folder.choose': () => {
        if (empty) throw new FakeRefusal({ code: 'no-clips-found', message: '“x” has no sound file.' });
        return folder;
      },
    });
    await evaluating.choose();
    empty = true;
    await evaluating.choose();
    expect(evaluating.folder?.id).toBe('folder');
    expect(evaluating.choosing).toBe(false);
    expect(notices.list[0].words).toContain('no sound file');
    notices.dispose();
  });

  it('takes a dropped folder', async () => {
    const { evaluating } = started();
    await evaluating.dropped(new File([], 'voices'));
    expect(evaluating.folder?.id).toBe('folder');
  });

  it('plays one mistake at a time', async () => {
    const { evaluating, player, told } = started();
    await evaluating.toggle(mistake);
    expect([evaluating.playing, player.src]).toEqual(['one_0_3', 'app://affectron/evaluated/one_0_3.wav']);
    await evaluating.toggle(mistake);
    expect(evaluating.playing).toBeNull();
    await evaluating.toggle(mistake);
    told['ended']?.();
    expect(evaluating.playing).toBeNull();
  });

  it('says that a clip cannot be played only when one plays', async () => {
    const { evaluating, notices, told } = started();
    told['error']?.();
    expect(notices.list).toHaveLength(0);
    await evaluating.toggle(mistake);
    told['error']?.();
    expect(notices.list).toHaveLength(1);
    notices.dispose();
  });

  it('brings a deleted evaluation back, and on screen where it was', async () => {
    const { evaluating, notices, fake } = started();
    await evaluating.show('one');
    await evaluating.remove(summaryOf('done'));
    expect(evaluating.view).toBeNull();
    notices.list[0].action?.run();
    await settled();
    expect(fake.count('evaluation.restore')).toBe(1);
    expect(evaluating.view).not.toBeNull();
    notices.dispose();
  });

  it('tells what was saved, and nothing when the dialog was dismissed', async () => {
    const { evaluating, notices } = started({
      'evaluation.export': (_id, _model, as) => (as === 'csv' ? 'answers.csv' : null),
    });
    await evaluating.export('csv');
    expect(notices.list).toHaveLength(0);
    await evaluating.show('one');
    await evaluating.export('json');
    await evaluating.export('csv');
    expect(notices.list.map(({ words }) => words)).toEqual(['Saved as answers.csv.']);
    notices.dispose();
  });
});

describe('words of an evaluation', () => {
  it('describe the folder', () => {
    expect(folderSentence(folder)).toBe('1,440 clips: RAVDESS, 24 voices; SAVEE, 1 voice.');
    expect(folderNotes(folder)).toHaveLength(3);
    expect(folderNotes(folder)[1]).toBe('1 more says no emotion in its name.');
  });

  it('tell how it stands', () => {
    expect(summaryFigure(summaryOf('done'))).toMatch(/^76.%$/);
    expect(summaryFigure(summaryOf('unfinished'))).toBe('not finished');
    expect(summaryFigure(summaryOf('damaged'))).toBe('damaged');
  });

  it('say for whom the figure holds, and when the model did not want to say', () => {
    expect(resultSentences(result)).toEqual([
      '1,440 clips of 2 voices.',
      'On the one voice it never heard: right about 67 of 100 (60 clips).',
      'It named one emotion for 1,000 clips and was right about 84 of 100 of those; of 439 it said it was not sure.',
      'It heard no speech in 1 clip.',
    ]);
  });

  it('name voices as short as possible, and mark those of the training', () => {
    expect(voiceBars(result)).toEqual([
      { name: '01', accuracy: 0.5, trained: true },
      { name: '02', accuracy: 1, trained: false },
    ]);
  });
});
