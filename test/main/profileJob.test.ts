import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AffectronError } from '../../src/core/errors';
import { leastProfileSeconds } from '../../src/core/models/profileLength';
import { frameSeconds } from '../../src/core/models/voiceFrameFacts';
import { ProfileStore } from '../../src/library/profileStore';
import type { InferenceService } from '../../src/main/inference/inferenceService';
import type { HeardVoice } from '../../src/main/inference/messages';
import { JobService } from '../../src/main/jobs/jobService';
import { profileJob } from '../../src/main/profiles/profileJob';
import { PromptTakes } from '../../src/main/profiles/promptTakes';
import type { Job, ProfileSummary } from '../../src/shared/types';
import { temporaryFolder } from '../library/places';

/** A third of the least there must be, so that three clips are just enough. */
const frames = Math.ceil(leastProfileSeconds / frameSeconds / 3);

/** What the model worker hears of a clip: its path says which value all frames have. */
function hearing(path: string): HeardVoice[] {
  if (path === 'silent') throw new AffectronError('silent', 'There is nothing to hear.');
  const data = new Float32Array(frames * 2).fill(Number(path));
  return [{ encoder: 'whisper-base', pieces: [{ frames, width: 2, data }] }];
}

async function run(
  paths: string[],
  {
    hear = hearing,
    onReport,
  }: { hear?: typeof hearing; onReport?: (job: Job, cancel: () => void) => void } = {},
) {
  const profiles = await ProfileStore.open(await temporaryFolder());
  const made: ProfileSummary[] = [];
  const steps: Job[] = [];
  const jobs = new JobService({
    onChange(job) {
      steps.push(job);
      onReport?.(job, () => jobs.cancel(job.id));
    },
    log: () => undefined,
    interval: 0,
  });
  const inference = {
    run: (_: string, { path }: { path: string }) => Promise.resolve().then(() => hear(path)),
  } as unknown as Pick<InferenceService, 'run'>;
  jobs.start(profileJob({ name: 'Anna', paths, inference, profiles, onMade: (one) => void made.push(one) }));
  await expect.poll(() => jobs.list()[0].state).not.toBe('running');
  return { profiles, made, steps, job: jobs.list()[0] };
}

describe('making a voice profile', () => {
  it('hears one clip after the other, keeps the statistics, and says of how much it is made', async () => {
    const { profiles, made, steps, job } = await run(['1', '2', '3']);
    expect(job).toMatchObject({ kind: 'profile', state: 'done', step: '3 clips, 15 seconds of speech' });
    expect(steps.map(({ step }) => step)).toContain('Listening to clip 2 of 3');
    expect(made).toEqual(profiles.list());
    const [voice] = profiles.voices(made[0].id);
    expect(voice).toMatchObject({ encoder: 'whisper-base', mean: [2, 2], clips: 3 });
  });

  it('passes over what cannot be used, and counts it', async () => {
    const { job, profiles } = await run(['1', 'silent', '2', '3']);
    expect(job.step).toBe('3 clips, 15 seconds of speech, 1 could not be used');
    expect(profiles.list()).toHaveLength(1);
  });

  it('is refused with too little speech, nothing usable, or no model for it; nothing is kept', async () => {
    for (const [paths, hear, code] of [
      [['1', '2'], hearing, 'not-enough-data'],
      [['silent'], hearing, 'not-enough-data'],
      [['1'], () => [], 'model-unavailable'],
    ] as const) {
      const { job, profiles, made } = await run([...paths], { hear });
      expect(job).toMatchObject({ state: 'failed', problem: { code } });
      expect(profiles.list()).toEqual([]);
      expect(made).toEqual([]);
    }
  });

  it('can be cancelled, and then keeps nothing', async () => {
    const { job, profiles } = await run(['1', '2', '3'], {
      onReport: ({ step }, cancel) => {
        if (step.includes('clip 2')) cancel();
      },
    });
    expect(job.state).toBe('cancelled');
    expect(profiles.list()).toEqual([]);
  });
});

describe('sentences read aloud', () => {
  it('lie in a folder of their own, go when they are forgotten, and after a crash at the next start', async () => {
    const dataFolder = await temporaryFolder();
    const folder = join(dataFolder, 'prompts');
    const prompts = await PromptTakes.open(dataFolder);
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' });
    const keep = async () => {
      const path = prompts.takePath();
      await mkdir(folder, { recursive: true });
      await writeFile(path, 'sound');
      return { path, ...(await prompts.addTake(path)) };
    };
    const [one, two] = [await keep(), await keep()];
    expect(prompts.path(one.id)).toBe(one.path);
    expect(one.id).not.toBe(two.id);
    await prompts.forget([one.id, 'prompt-99']);
    expect(await readdir(folder)).toHaveLength(1);
    expect(prompts.has(one.id)).toBe(false);
    expect(() => prompts.path(one.id)).toThrow(expect.objectContaining({ code: 'not-found' }));

    const again = await PromptTakes.open(dataFolder);
    expect(again.has(two.id)).toBe(false);
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
