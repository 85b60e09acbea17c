import { describe, expect, it, vi } from 'vitest';
import { AffectronError } from '../../src/core/errors';
import { JobService } from '../../src/main/jobs/jobService';
import type { JobWork } from '../../src/main/jobs/jobService';
import type { Job } from '../../src/shared/types';

function service() {
  const changes: Job[] = [];
  const jobs = new JobService({ onChange: (job) => changes.push(job), log: () => undefined, interval: 0 });
  return { jobs, changes };
}

/** Runs until it is cancelled. */
const endless: JobWork['run'] = (_, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new AffectronError('cancelled', 'Cancelled.')));
  });

describe('JobService', () => {
  it('tells start, progress and end', async () => {
    const { jobs, changes } = service();
    const job = jobs.start({
      kind: 'import',
      title: 'Adding samples',
      run: (report) => {
        report({ step: 'Copying 1 of 2', progress: 0.5 });
        return Promise.resolve('2 clips added');
      },
    });
    expect(job).toMatchObject({ state: 'running', title: 'Adding samples', progress: null });
    await vi.waitFor(() => expect(jobs.list()).toMatchObject([{ state: 'done', step: '2 clips added' }]));
    expect(changes.map(({ state, progress }) => [state, progress])).toEqual([
      ['running', null],
      ['running', 0.5],
      ['done', 1],
    ]);
  });

  it('does not flood the window with progress', async () => {
    const changes: Job[] = [];
    const jobs = new JobService({ onChange: (job) => changes.push(job), log: () => undefined });
    jobs.start({
      kind: 'import',
      title: 'many',
      run: (report) => {
        for (let i = 0; i < 10_000; i++) report({ step: `${i}`, progress: i / 10_000 });
        return Promise.resolve('done');
      },
    });
    await vi.waitFor(() => expect(changes.at(-1)?.state).toBe('done'));
    expect(changes.length).toBeLessThan(100);
  });

  it('cancels one and leaves the other', async () => {
    const { jobs } = service();
    const one = jobs.start({ kind: 'download', title: 'one', run: endless });
    const other = jobs.start({ kind: 'import', title: 'other', run: endless });
    jobs.cancel(one.id);
    await vi.waitFor(() =>
      expect(jobs.list()).toMatchObject([
        { id: one.id, state: 'cancelled', problem: { code: 'cancelled' } },
        { id: other.id, state: 'running' },
      ]),
    );
    await jobs.dispose();
    expect(jobs.list().map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  });

  it('tells why one failed, also when the fault is ours', async () => {
    const { jobs } = service();
    jobs.start({
      kind: 'import',
      title: 'full',
      run: () => Promise.reject(new AffectronError('disk-full', 'There is no room left.')),
    });
    jobs.start({ kind: 'import', title: 'fault', run: () => Promise.reject(new TypeError('x')) });
    await vi.waitFor(() =>
      expect(jobs.list()).toMatchObject([
        { state: 'failed', problem: { code: 'disk-full' } },
        { state: 'failed', problem: { code: 'unexpected' } },
      ]),
    );
  });

  it('knows no other job', () => {
    expect(() => service().jobs.cancel('job-9')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('remembers the last twenty that have ended', async () => {
    const { jobs } = service();
    for (let i = 0; i < 30; i++) {
      jobs.start({ kind: 'import', title: `${i}`, run: () => Promise.resolve('') });
      await Promise.resolve();
      await Promise.resolve();
    }
    await vi.waitFor(() => expect(jobs.list().every(({ state }) => state === 'done')).toBe(true));
    expect(jobs.list().length).toBeLessThanOrEqual(21);
    expect(jobs.list().at(-1)?.title).toBe('29');
  });
});
