import { describe, expect, it } from 'vitest';
import type { BatchRow, BatchSummary, RowPage, RowQuery } from '../../src/shared/batch';
import { problemOf } from '../../src/renderer/src/bridge';
import { answerWords } from '../../src/renderer/src/lib/batchWords';
import { Batching } from '../../src/renderer/src/state/batching.svelte';
import { Notices } from '../../src/renderer/src/state/notices.svelte';
import { Undo } from '../../src/renderer/src/state/undo.svelte';
import { FakeBridge, FakeRefusal, pending, settled } from './fakeBridge';

const summary = (state: BatchSummary['state'], changes: Partial<BatchSummary> = {}): BatchSummary => ({
  id: 'one',
  name: 'voices',
  models: [{ id: 'mlp', name: 'MLP' }],
  startedAt: '2026-11-20T08:00:00.000Z',
  state,
  job: state === 'running' ? 'job-1' : null,
  files: 10_000,
  answered: 0,
  failed: 0,
  seconds: 0,
  ...changes,
});

const rowOf = (file: number): BatchRow => ({
  file,
  name: `${file}.wav`,
  seconds: 2,
  state: 'answered',
  problem: null,
  answers: [{ kind: 'emotion', top: 'sad', next: 'calm', confidence: 0.75 }],
  label: null,
});

function made(handlers: ConstructorParameters<typeof FakeBridge>[0] = {}) {
  const rows = (_id: unknown, _query: unknown, first: unknown, count: unknown): RowPage => ({
    total: 10_000,
    rows: Array.from({ length: count as number }, (_, at) => rowOf((first as number) + at)),
  });
  const bridge = new FakeBridge({
    'batch.rows': rows,
    'batch.label': ((_id: string, file: number, label: BatchRow['label']) => ({
      ...rowOf(file),
      label,
    })) as never,
    'batch.hear': () => ({ playbackUrl: 'app://affectron/batch/one_3.wav' }),
    ...handlers,
  });
  const notices = new Notices();
  const played: string[] = [];
  const player = {
    src: '',
    currentTime: 0,
    loop: false,
    playbackRate: 1,
    play: () => Promise.resolve(void played.push(player.src)),
    pause: () => void played.push('pause'),
    load: () => undefined,
    removeAttribute: () => undefined,
    addEventListener: () => undefined,
  };
  const attempt = async (action: () => Promise<void>) => {
    try {
      await action();
    } catch (thrown) {
      notices.warn(problemOf(thrown));
    }
  };
  const undo = new Undo({ notices, attempt });
  const batching = new Batching({
    bridge: bridge.bridge,
    player,
    notices,
    undo,
    attempt,
    opened: () => undefined,
  });
  return { batching, table: batching.table, bridge, notices, played, undo };
}

async function shown(handlers?: ConstructorParameters<typeof FakeBridge>[0]) {
  const all = made(handlers);
  all.batching.changed([summary('done')]);
  all.batching.show('one');
  await settled();
  return all;
}

it('shows what runs already when the page is loaded anew, and nothing else', async () => {
  const { batching } = made();
  batching.found([summary('done', { id: 'other' }), summary('running')]);
  await settled();
  expect(batching.shown?.id).toBe('one');
  expect(batching.table.total).toBe(10_000);

  const { batching: idle } = made();
  idle.found([summary('done'), summary('paused', { id: 'two' })]);
  expect(idle.shown).toBeNull();
});

describe('the rows at hand', () => {
  it('are those around the ones in sight, never all', async () => {
    const { table, bridge } = await shown();
    expect([table.total, table.rows.length, table.first]).toEqual([10_000, 200, 0]);
    table.see(0, 40);
    expect(bridge.count('batch.rows')).toBe(1);
    table.see(5000, 5040);
    await settled();
    expect([table.rows.length, table.first, table.row(5020)?.file]).toEqual([200, 4920, 5020]);
    expect(table.row(0)).toBeNull();
  });

  it('are asked for one question at a time, however fast things change', async () => {
    const answer = pending<RowPage>();
    const { table, batching, bridge } = await shown();
    let questions = 0;
    bridge.answer('batch.rows', () => {
      questions++;
      return answer.promise;
    });
    for (let push = 0; push < 50; push++) batching.changed([summary('running', { answered: push })]);
    await settled();
    expect(questions).toBe(1);
    answer.resolve({ total: 1, rows: [rowOf(7)] });
    await settled();
    expect(questions).toBe(2);
    expect(table.row(0)?.file).toBe(7);
  });

  it('are those of the last question, from the top', async () => {
    const { table, bridge } = await shown();
    table.move(12);
    table.ask({ kind: 'failed' });
    table.sort('confidence');
    await settled();
    const last = bridge.calls.filter(({ name }) => name === 'batch.rows').at(-1);
    expect(last?.args[1]).toMatchObject({ kind: 'failed', sort: 'confidence', descending: true });
    expect(table.active).toBe(0);
    table.sort('confidence');
    expect((table.query satisfies RowQuery).descending).toBe(false);
    table.clear();
    expect(table.narrowed).toBe(false);
  });
});

describe('labels', () => {
  it('are kept, undone and done again', async () => {
    const { table, bridge, undo } = await shown();
    await table.say(rowOf(3), { emotion: 'sad', verified: true });
    expect(table.row(3)?.label).toEqual({ emotion: 'sad', verified: true });
    await undo.undo();
    expect(table.row(3)?.label).toBeNull();
    expect(undo.done).toEqual([]);
    await undo.redo();
    expect(bridge.calls.at(-1)?.args).toEqual(['one', 3, { emotion: 'sad', verified: true }]);
  });

  it('go when neither an emotion nor a mark is left of them', async () => {
    const { table, bridge } = await shown();
    await table.verify(rowOf(3), true);
    expect(bridge.calls.at(-1)?.args).toEqual(['one', 3, { emotion: null, verified: true }]);
    await table.verify({ ...rowOf(3), label: { emotion: null, verified: true } }, false);
    expect(bridge.calls.at(-1)?.args).toEqual(['one', 3, null]);
    await table.verify({ ...rowOf(3), label: { emotion: 'sad', verified: true } }, false);
    expect(bridge.calls.at(-1)?.args).toEqual(['one', 3, { emotion: 'sad', verified: false }]);
  });

  it('that could not be written are no edit to undo, and that is said', async () => {
    const { table, notices, undo } = await shown({
      'batch.label': () => {
        throw new FakeRefusal({ code: 'disk-full', message: 'No room.' });
      },
    });
    await table.say(rowOf(3), { emotion: 'sad', verified: true });
    expect(notices.list.map(({ words }) => words)).toEqual(['No room.']);
    expect(undo.done).toEqual([]);
  });
});

describe('a batch', () => {
  it('leaves the screen when it is deleted, and comes back with Undo', async () => {
    const { batching, notices, bridge } = await shown({ 'batch.remove': () => undefined });
    // Main tells of the change before it answers.
    bridge.answer('batch.remove', () => batching.changed([]));
    await batching.remove(summary('done'));
    expect(batching.shown).toBeNull();
    bridge.answer('batch.restore', () => batching.changed([summary('done')]));
    notices.list[0].action?.run();
    await settled();
    expect(batching.shown?.id).toBe('one');
    notices.dispose();
  });

  it('is started with what was chosen and then shown', async () => {
    const { batching, bridge } = made({
      'batch.choose': () => ({ id: 'chosen', name: 'voices', files: 3 }),
      'batch.start': () => summary('running'),
      'batch.list': () => [summary('running')],
    });
    await batching.choose('folder');
    await batching.choose('files');
    expect(batching.chosen).toHaveLength(2);
    await batching.start(['mlp']);
    expect(bridge.calls.find(({ name }) => name === 'batch.start')?.args).toEqual([
      ['chosen', 'chosen'],
      ['mlp'],
    ]);
    expect([batching.shown?.id, batching.chosen.length]).toEqual(['one', 0]);
  });

  it('plays a file, and stops it when it is asked for again', async () => {
    const { table, played } = await shown();
    await table.toggle(rowOf(3));
    expect([table.playing, played]).toEqual([3, ['app://affectron/batch/one_3.wav']]);
    await table.toggle(rowOf(3));
    expect([table.playing, played.at(-1)]).toEqual([null, 'pause']);
  });
});

describe('an answer in words', () => {
  it('says no more than the model does', () => {
    const answer = { top: 'sad', next: 'calm', confidence: 0.5 } as const;
    expect(answerWords({ ...answer, kind: 'emotion' })).toBe('sad');
    expect(answerWords({ ...answer, kind: 'unsure' })).toBe('sad or calm?');
    expect(answerWords({ ...answer, kind: 'no speech' })).toBe('no speech');
    expect(answerWords({ kind: 'refused', top: null, next: null, confidence: 0 })).toBe('no answer');
  });
});
