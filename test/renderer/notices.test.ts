import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Jobs } from '../../src/renderer/src/state/jobs.svelte';
import { Notices } from '../../src/renderer/src/state/notices.svelte';
import type { Job } from '../../src/shared/types';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('messages leave by themselves, problems stay until dismissed', () => {
  const notices = new Notices();
  notices.tell('Done.');
  notices.warn({ code: 'damaged', message: 'It is damaged.', advice: 'Try another.' });
  vi.advanceTimersByTime(60_000);
  expect(notices.list.map(({ words }) => words)).toEqual(['It is damaged. Try another.']);
  notices.dismiss(notices.list[0].id);
  expect(notices.list).toEqual([]);
});

test('a message someone points at waits', () => {
  const notices = new Notices();
  notices.tell('Deleted.');
  const [{ id }] = notices.list;
  vi.advanceTimersByTime(7000);
  notices.hold(id);
  vi.advanceTimersByTime(60_000);
  expect(notices.list).toHaveLength(1);
  notices.release(id);
  vi.advanceTimersByTime(60_000);
  expect(notices.list).toHaveLength(0);
});

test('long lists end with how many more there are; at most three messages stand at once', () => {
  const notices = new Notices();
  notices.warnAll(
    '9 files were not opened.',
    Array.from({ length: 9 }, (_, index) => `file ${index}`),
    (count) => `and ${count} more`,
  );
  expect(notices.list[0].lines).toHaveLength(6);
  expect(notices.list[0].lines.at(-1)).toBe('and 4 more');
  for (let index = 0; index < 5; index++) notices.tell(`message ${index}`);
  expect(notices.list.map(({ words }) => words)).toEqual(['message 2', 'message 3', 'message 4']);
});

test('jobs are listed while they run, and each end is told once', () => {
  const ends: Job['state'][] = [];
  const jobs = new Jobs((job) => ends.push(job.state));
  const job: Job = {
    id: 'j',
    kind: 'import',
    title: 'RAVDESS',
    step: 'Copying 1 of 2',
    progress: 0.5,
    state: 'running',
    problem: null,
  };
  jobs.started(job);
  jobs.changed({ ...job, progress: 0.9 });
  expect(jobs.running.map(({ progress }) => progress)).toEqual([0.9]);
  jobs.changed({ ...job, state: 'done' });
  jobs.changed({ ...job, state: 'done' });
  // The answer to our own call comes after the event of a job that was over at once.
  jobs.started(job);
  expect(jobs.running).toEqual([]);
  expect(ends).toEqual(['done']);
});
