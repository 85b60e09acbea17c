import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { AffectronError } from '../../src/core/errors';
import type { Timeline } from '../../src/core/timeline/timeline';
import { JobService } from '../../src/main/jobs/jobService';
import { shareHeard, TimelineService, type MakeTimeline } from '../../src/main/timelines/timelineService';
import type { MadeTimeline, TimelineGrowth, TimelineWindow } from '../../src/shared/timeline';
import { anEntry } from '../renderer/entries';
import { temporaryFolder } from '../library/places';

const request = { entry: 'one', model: 'lite', options: { windowSeconds: 3, hopSeconds: 0.5 } };
const timeline: Timeline = {
  model: 'lite',
  seconds: 10,
  windows: [],
  segments: [{ start: 0, end: 10, top: 'no speech', confidence: 1 }],
};

interface Setup {
  make?: MakeTimeline;
  seconds?: number | null;
  dataFolder?: string;
}

async function service({ make, seconds = 10, dataFolder }: Setup = {}) {
  const folder = dataFolder ?? (await temporaryFolder());
  const path = join(folder, 'one.wav');
  await writeFile(path, 'sound');
  const growths: TimelineGrowth[] = [];
  const prepared: string[] = [];
  let made = 0;
  let weights = 'first';
  const jobs = new JobService({ onChange: () => undefined, log: () => undefined });
  const timelines = new TimelineService({
    dataFolder: folder,
    library: {
      path: (id) => {
        if (id !== 'one') throw new AffectronError('not-found', 'This clip is no longer in the library.');
        return path;
      },
      entry: (id) => anEntry(id, { seconds }),
    },
    jobs,
    hearing: {
      make: (wanted) => {
        made++;
        return make ? make(wanted) : Promise.resolve({ timeline, warning: null });
      },
      prepare: (model, key) => prepared.push(`${model}: ${key}`),
      dispose: () => Promise.resolve(),
    },
    modelKey: (model) => Promise.resolve(`${model} ${weights}`),
    onGrowth: (growth) => growths.push(growth),
    log: () => undefined,
  });
  return {
    timelines,
    jobs,
    growths,
    prepared,
    folder,
    path,
    made: () => made,
    retrain: () => (weights = 'second'),
  };
}

/** Hears until it is told to stop. */
const endless: MakeTimeline = ({ signal }) =>
  new Promise<MadeTimeline>((_, reject) => {
    const stop = (): void => reject(new AffectronError('cancelled', 'Cancelled.'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });

describe('TimelineService', () => {
  it('loads the model when a long recording without a timeline is looked at, and only then', async () => {
    const short = await service({ seconds: 10 });
    expect(await short.timelines.find(request)).toBeNull();
    expect(short.prepared).toEqual([]);
    const long = await service({ seconds: 3600 });
    expect(await long.timelines.find(request)).toBeNull();
    expect(long.prepared).toEqual(['lite: lite first']);
    await long.timelines.compute(request);
    expect(await long.timelines.find(request)).not.toBeNull();
    expect(long.prepared).toHaveLength(1);
  });

  it('finds again what was made, also at the next start', async () => {
    const { timelines, folder, made } = await service();
    expect(await timelines.find(request)).toBeNull();
    await timelines.compute(request);
    expect(await timelines.compute(request)).toEqual({ timeline, warning: null });
    expect(made()).toBe(1);
    const again = await service({ dataFolder: folder });
    expect(await again.timelines.find(request)).toEqual({ timeline, warning: null });
    expect(again.made()).toBe(0);
  });

  it('does not take for the same what another sound, model or fineness gave', async () => {
    const { timelines, path, retrain } = await service();
    await timelines.compute(request);
    expect(await timelines.find({ ...request, model: 'mlp' })).toBeNull();
    expect(await timelines.find({ ...request, options: { windowSeconds: 3, hopSeconds: 1 } })).toBeNull();
    retrain();
    expect(await timelines.find(request)).toBeNull();
    await timelines.compute(request);
    await writeFile(path, 'other sound');
    expect(await timelines.find(request)).toBeNull();
  });

  it('makes once what is asked for twice at the same time', async () => {
    const { timelines, made } = await service();
    const [one, other] = await Promise.all([timelines.compute(request), timelines.compute(request)]);
    expect(one).toEqual(other);
    expect(made()).toBe(1);
  });

  it('tells of what is there already', async () => {
    const part = { ...timeline, seconds: 4, firstWindow: 0, progress: 0.4 };
    const { timelines, growths } = await service({
      make: ({ onGrowth }) => {
        onGrowth(part);
        return Promise.resolve({ timeline, warning: null });
      },
    });
    await timelines.compute(request);
    const { entry, options } = request;
    expect(growths).toEqual([{ ...part, entry, options }]);
  });

  it('tells who comes later of all that is there already', async () => {
    const window = (start: number): TimelineWindow => ({
      ...{ start, end: start + 3, probabilities: { sad: 1 }, top: 'sad', confidence: 1 },
    });
    const { timelines } = await service({
      make: (wanted) => {
        const { onGrowth } = wanted;
        onGrowth({ ...timeline, seconds: 4, firstWindow: 0, windows: [0, 1].map(window), progress: 0.4 });
        onGrowth({ ...timeline, seconds: 6, firstWindow: 1, windows: [1.1, 2].map(window), progress: 0.6 });
        return endless(wanted);
      },
    });
    expect(timelines.making(request)).toBeNull();
    const computing = timelines.compute(request);
    const { entry, model, options } = request;
    expect(timelines.making(request)).toMatchObject({ entry, model, options, windows: [], seconds: 0 });
    await vi.waitFor(() =>
      expect(timelines.making(request)).toMatchObject({
        ...{ firstWindow: 0, seconds: 6, progress: 0.6 },
        windows: [0, 1.1, 2].map(window),
      }),
    );
    expect(timelines.making({ ...request, options: { windowSeconds: 3, hopSeconds: 1 } })).toBeNull();
    timelines.cancel('one');
    await expect(computing).rejects.toMatchObject({ code: 'cancelled' });
    expect(timelines.making(request)).toBeNull();
  });

  it.each([10, 600])('is cancelled at any time, %d s long; nothing is kept', async (seconds) => {
    const { timelines } = await service({ make: endless, seconds });
    const computing = timelines.compute(request);
    timelines.cancel('other');
    // Once the model is known, it hears.
    await new Promise((resolve) => setTimeout(resolve, 20));
    timelines.cancel('one');
    await expect(computing).rejects.toMatchObject({ code: 'cancelled' });
    expect(await timelines.find(request)).toBeNull();
  });

  it('that is asked for again while the one before is being stopped is made', async () => {
    let calls = 0;
    const { timelines } = await service({
      make: (wanted) => (calls++ === 0 ? endless(wanted) : Promise.resolve({ timeline, warning: null })),
    });
    const first = timelines.compute(request);
    await new Promise((resolve) => setTimeout(resolve, 20));
    timelines.cancel('one');
    const second = timelines.compute(request);
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    expect(await second).toEqual({ timeline, warning: null });
  });

  it.each([600, null])('of a recording of %s s is a job with progress', async (seconds) => {
    const { timelines, jobs } = await service({
      seconds,
      make: ({ onGrowth }) => {
        onGrowth({ ...timeline, firstWindow: 0, progress: 0.5 });
        return Promise.resolve({ timeline, warning: null });
      },
    });
    await timelines.compute(request);
    expect(jobs.list()).toMatchObject([
      { kind: 'timeline', subject: 'one', title: 'Timeline of “clip one”', state: 'done' },
    ]);
  });

  it('passes on why it cannot be made, and makes it when that has gone', async () => {
    let broken = true;
    const { timelines } = await service({
      make: () => {
        if (broken) throw new AffectronError('damaged', 'The file is damaged.');
        return Promise.resolve({ timeline, warning: null });
      },
    });
    await expect(timelines.compute(request)).rejects.toMatchObject({ code: 'damaged' });
    broken = false;
    expect((await timelines.compute(request)).timeline).toEqual(timeline);
    await expect(timelines.compute({ ...request, entry: 'gone' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('does not keep what a drive cut short that was unplugged', async () => {
    const cut = { timeline, warning: 'The drive is gone.' };
    const { timelines } = await service({ make: () => Promise.resolve({ ...cut, passing: true }) });
    expect(await timelines.compute(request)).toEqual(cut);
    expect(await timelines.find(request)).toBeNull();
  });

  it('gives the timeline although it cannot be kept', async () => {
    const { timelines, folder } = await service();
    await writeFile(join(folder, 'timelines'), 'a file where the folder should be');
    expect((await timelines.compute(request)).timeline).toEqual(timeline);
    await rm(join(folder, 'timelines'));
  });
});

it('the share that is heard is never more than all, and unknown without a length', () => {
  expect([shareHeard(2, 8), shareHeard(9, 8), shareHeard(1, null), shareHeard(1, 0)]).toEqual([
    0.25,
    1,
    null,
    null,
  ]);
});
