/** The service of evaluations, with real jobs and folders. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { EvaluationService } from '../../src/main/evaluations/evaluationService';
import { JobService } from '../../src/main/jobs/jobService';
import { ravdessFiles, temporaryFolder, writeFiles } from '../library/places';

const modelsFolder = join(import.meta.dirname, '../../resources/models');

/** A service with one evaluation that was stopped; its workers load for ever. */
async function stopped() {
  const folder = await temporaryFolder();
  const worker = join(folder, 'worker.mjs');
  await writeFile(
    worker,
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {});`,
  );
  await writeFiles(join(folder, 'clips'), ravdessFiles(2));
  const jobs = new JobService({ onChange: () => undefined, log: () => undefined });
  onTestFinished(() => jobs.dispose());
  const evaluations = await EvaluationService.open({
    dataFolder: folder,
    ...{ jobs, setup: { modelsFolder }, worker },
    onChange: () => undefined,
    log: () => undefined,
  });
  const { id, job } = await evaluations.start({ path: join(folder, 'clips'), name: 'clips' }, ['mlp']);
  const record = join(folder, 'evaluations', id, 'evaluation.json');
  await vi.waitFor(() => expect(existsSync(record)).toBe(true), 10_000);
  jobs.cancel(job ?? '');
  await vi.waitFor(() => expect(jobs.list()[0].state).toBe('cancelled'), 10_000);
  return { evaluations, id, record };
}

it('told to go on and to be removed at once, an evaluation goes on', async () => {
  const { evaluations, id } = await stopped();
  const going = evaluations.resume(id);
  await expect(evaluations.remove(id)).rejects.toMatchObject({ code: 'refused' });
  expect((await going).state).toBe('running');
});

it('told to be removed and to go on at once, it is removed', async () => {
  const { evaluations, id, record } = await stopped();
  const removing = evaluations.remove(id);
  await expect(evaluations.resume(id)).rejects.toMatchObject({ code: 'not-found' });
  await removing;
  expect(existsSync(record)).toBe(false);
});
