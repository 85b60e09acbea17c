import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { encoderSources } from '../../src/library/encoder/encoderSources';
import { isWholeEncoder } from '../../src/library/encoder/makeEncoder';
import { EncoderService } from '../../src/main/encoders/encoderService';
import { JobService } from '../../src/main/jobs/jobService';
import type { Job } from '../../src/shared/types';
import { syntheticPackage, syntheticSource } from '../library/encoder/syntheticWhisper';
import { temporaryFolder } from '../library/places';
import { honest, stallAt, zenodo } from '../library/zenodo';

const archive = syntheticPackage();
const source = syntheticSource(archive);

async function setUp() {
  const folder = join(await temporaryFolder(), 'encoders');
  const server = await zenodo(archive);
  const changes: Job[] = [];
  const jobs = new JobService({ onChange: (job) => changes.push(job), log: vi.fn(), interval: 0 });
  const refreshModels = vi.fn(() => Promise.resolve());
  const encoders = new EncoderService({
    jobs,
    folder,
    refreshModels,
    registry: new URL(server.remote.url).origin,
    sources: { ...encoderSources, 'whisper-small': source },
  });
  /** The job once it has ended. */
  const ended = (id: string) =>
    vi.waitFor(() => {
      const job = jobs.list().find((each) => each.id === id);
      expect(job?.state).not.toBe('running');
      return job;
    });
  return { folder, server, changes, jobs, refreshModels, encoders, ended };
}

describe('EncoderService', () => {
  it('installs an encoder as a job with progress, then loads the models anew', async () => {
    const { folder, changes, refreshModels, encoders, ended } = await setUp();
    const { id, kind, subject, title } = encoders.install('whisper-small');
    expect({ kind, subject, title }).toEqual({
      kind: 'install',
      subject: 'whisper-small',
      title: 'Installing Synthetic',
    });
    expect(await ended(id)).toMatchObject({ state: 'done', step: 'Installed', progress: 1 });
    expect(changes.map(({ step }) => step.replaceAll(/\d+/g, 'N'))).toContain('Downloading N of N MB');
    expect(await isWholeEncoder(join(folder, 'whisper-small'), source)).toBe(true);
    expect(refreshModels).toHaveBeenCalledTimes(1);
  });

  it('is started once, can be cancelled, and is not removed meanwhile', async () => {
    const { folder, server, refreshModels, jobs, encoders, ended } = await setUp();
    server.behave(stallAt(1000));
    const first = encoders.install('whisper-small');
    expect(encoders.install('whisper-small').id).toBe(first.id);
    await expect(encoders.remove('whisper-small')).rejects.toMatchObject({ code: 'refused' });
    await vi.waitFor(() => expect(server.asked).toHaveLength(1));
    jobs.cancel(first.id);
    expect(await ended(first.id)).toMatchObject({ state: 'cancelled' });
    expect(existsSync(join(folder, 'whisper-small'))).toBe(false);
    expect(refreshModels).toHaveBeenCalledTimes(1);
    server.behave(honest);
    const second = encoders.install('whisper-small');
    expect(second.id).not.toBe(first.id);
    expect(await ended(second.id)).toMatchObject({ state: 'done' });
  });

  it('says why a download failed', async () => {
    const { server, encoders, ended } = await setUp();
    server.behave((_file, _from, response) => response.writeHead(404).end());
    expect(await ended(encoders.install('whisper-small').id)).toMatchObject({
      state: 'failed',
      problem: { code: 'download-failed' },
    });
  });

  it('removes an encoder and loads the models anew', async () => {
    const { folder, refreshModels, encoders, ended } = await setUp();
    await ended(encoders.install('whisper-small').id);
    await encoders.remove('whisper-small');
    expect(existsSync(join(folder, 'whisper-small'))).toBe(false);
    expect(refreshModels).toHaveBeenCalledTimes(2);
  });

  it.each(['', '..', 'whisper-large', 'constructor'])('knows no encoder “%s”', async (name) => {
    const { encoders } = await setUp();
    expect(() => encoders.install(name)).toThrow('There is no voice encoder');
    await expect(encoders.remove(name)).rejects.toMatchObject({ code: 'not-found' });
  });
});
