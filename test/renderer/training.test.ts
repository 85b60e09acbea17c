import { expect, test } from 'vitest';
import type { CallName } from '../../src/shared/contract';
import type { ChosenFolder, RecipeSummary, TrainingPlan, TrainingState } from '../../src/shared/training';
import { formatRough } from '../../src/renderer/src/lib/format';
import { median } from '../../src/renderer/src/lib/median';
import { shareOf, stepOf } from '../../src/renderer/src/lib/trainingStep';
import { Training } from '../../src/renderer/src/state/training.svelte';
import { FakeBridge, FakeRefusal, pending, settled } from './fakeBridge';

const recipe = (name: string, title: string, problem: RecipeSummary['problem'] = null): RecipeSummary => ({
  name,
  title,
  architecture: 'Layers.',
  emotions: ['happy', 'sad'],
  problem,
});

const recipes = [
  recipe('affectron', 'Affectron', { code: 'model-unavailable', message: 'No encoder.' }),
  recipe('mlp', 'MLP'),
  recipe('lstm', 'LSTM'),
];

const folder: ChosenFolder = {
  id: 'folder-1',
  name: 'Clips',
  clips: 8,
  corpora: [],
  emotions: [],
  unnamed: 0,
  duplicates: 0,
};
const part = { clips: 4, actors: 1 };
const plan: TrainingPlan = { parts: { training: part, validation: part, test: part }, seconds: 60 };

const run: TrainingState = {
  recipe: 'mlp',
  title: 'Mine',
  folder: 'Clips',
  seed: 1,
  phase: 'training',
  read: null,
  passes: [{ trainingLoss: 1, trainingAccuracy: 0.5, validationLoss: 1, validationAccuracy: 0.5 }],
  of: 10,
  best: 1,
  seconds: 3,
  remaining: null,
  stopping: false,
  problem: null,
  resumable: false,
  model: null,
  skipped: [],
  skippedCount: 0,
};

async function opened(handlers: Partial<Record<CallName, (...args: unknown[]) => unknown>> = {}) {
  const fake = new FakeBridge({
    'training.state': () => null,
    'training.recipes': () => recipes,
    'training.plan': () => plan,
    'folder.choose': () => folder,
    ...handlers,
  });
  const training = new Training(fake.bridge);
  await training.read();
  return { fake, training };
}

test('the first recipe that can be trained is chosen, and its name proposed', async () => {
  const { training } = await opened();
  expect(training.recipe).toBe('mlp');
  expect(training.title).toBe('MLP');
  training.choose('lstm');
  expect(training.title).toBe('LSTM');
  training.title = 'Mine';
  training.choose('mlp');
  expect(training.title).toBe('Mine');
});

test('it is ready once there is a plan, a name and a seed', async () => {
  const { training, fake } = await opened();
  expect(training.ready).toBe(false);
  await training.start();
  expect(fake.count('training.start')).toBe(0);
  await training.chooseFolder();
  expect(training.ready).toBe(true);
  for (const seed of [-1, 0.5, 2 ** 32]) {
    training.seed = seed;
    expect(training.ready).toBe(false);
  }
  training.seed = 7;
  training.title = '  ';
  expect(training.ready).toBe(false);
  training.title = ' Mine ';
  await training.start();
  expect(fake.calls.at(-1)).toEqual({ name: 'training.start', args: ['mlp', 'folder-1', 'Mine', 7] });
});

test('what a folder or a plan lacks is said, and forgotten with the next choice', async () => {
  const problem = { code: 'not-enough-data', message: 'One actor.' } as const;
  let refuse = true;
  const { training } = await opened({
    'training.plan': () => {
      if (refuse) throw new FakeRefusal(problem);
      return plan;
    },
  });
  await training.chooseFolder();
  expect(training.planProblem).toEqual(problem);
  expect(training.ready).toBe(false);
  refuse = false;
  training.choose('lstm');
  await settled();
  expect(training.planProblem).toBeNull();
  expect(training.ready).toBe(true);
});

test('a dismissed dialog changes nothing, a refused folder takes the other one away', async () => {
  let answer: () => ChosenFolder | null = () => folder;
  const { training } = await opened({ 'folder.choose': () => answer() });
  await training.chooseFolder();
  answer = () => null;
  await training.chooseFolder();
  expect(training.folder).toEqual(folder);
  answer = () => {
    throw new FakeRefusal({ code: 'no-clips-found', message: 'No sound file.' });
  };
  await training.dropped(new File([], 'x'));
  expect(training.folder).toBeNull();
  expect(training.folderProblem).toMatchObject({ code: 'no-clips-found' });
  expect(training.plan).toBeNull();
});

test('the plan of a recipe chosen meanwhile wins', async () => {
  const [slow, quick] = [pending<TrainingPlan>(), pending<TrainingPlan>()];
  const answers = [slow, quick];
  const { training } = await opened({ 'training.plan': () => answers.shift()?.promise });
  const choosing = training.chooseFolder();
  await settled();
  training.choose('lstm');
  quick.resolve({ ...plan, seconds: 2 });
  slow.resolve({ ...plan, seconds: 1 });
  await choosing;
  await settled();
  expect(training.plan?.seconds).toBe(2);
});

test('what main refuses at the start is shown', async () => {
  const { training } = await opened({
    'training.start': () => {
      throw new FakeRefusal({ code: 'disk-full', message: 'No room.' });
    },
  });
  await training.chooseFolder();
  await training.start();
  expect(training.startProblem).toMatchObject({ code: 'disk-full' });
  expect(training.busy).toBe(false);
});

test('it runs while main reads, trains or tests', async () => {
  const { training } = await opened();
  const phases = ['reading', 'training', 'testing', 'interrupted', 'done', 'failed'] as const;
  const running = phases.filter((phase) => {
    training.changed({ ...run, phase });
    return training.running;
  });
  expect(running).toEqual(['reading', 'training', 'testing']);
});

test('a step is said in words and as a share', () => {
  expect([stepOf(run), shareOf(run)]).toEqual(['Pass 1 of at most 10', 0.1]);
  const reading = { ...run, phase: 'reading', read: { done: 250, total: 1000 } } as const;
  expect([stepOf(reading), shareOf(reading)]).toEqual(['Clip 250 of 1,000', 0.25]);
  expect(shareOf({ ...run, phase: 'testing' })).toBeUndefined();
  expect(stepOf({ ...run, passes: [] })).toBe('Getting ready…');
});

test.each([
  [1, '5 seconds'],
  [42, '40 seconds'],
  [58, '1 minute'],
  [200, '3 minutes'],
  [3600, '1 hour'],
  [5000, '1 hour 25 minutes'],
  [7190, '2 hours'],
])('%d seconds are about %s', (seconds, words) => {
  expect(formatRough(seconds)).toBe(words);
});

test('the median is the middle, or between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});
