/** The clock of the computer is set back and forward while something is kept: nothing is lost, nothing comes twice. */
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { decodeSound } from '../../src/core/audio/decode';
import { Library } from '../../src/library/library';
import { LineLog } from '../../src/library/lineLog';
import { sweepLeftovers } from '../../src/library/leftovers';
import { timedId } from '../../src/library/timedId';
import { noteDay } from '../../src/main/data/earlierDays';
import { Retention } from '../../src/main/data/retention';
import { JobService } from '../../src/main/jobs/jobService';
import { TakeService } from '../../src/main/recording/takeService';
import { temporaryFolder, toneWav } from '../library/places';

const hour = 3_600_000;
const jumps = [-hour, 2 * hour, -30 * 24 * hour, 400 * 24 * hour, -hour];

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

it('a take is as long as its sound, and every take is listed once, with a number of its own', async () => {
  const dataFolder = await temporaryFolder();
  const library = await Library.open({ dataFolder });
  const takes = new TakeService({
    program: null,
    devices: () => Promise.resolve([]),
    chosenDevice: () => null,
    library,
    requireAccess: () => Promise.resolve(),
    onBlock: () => undefined,
    onEnded: () => undefined,
    log: () => undefined,
  });
  for (const jump of jumps) {
    await takes.start('window');
    takes.push(new Float32Array(8000).fill(0.25));
    vi.setSystemTime(Date.now() + jump);
    takes.push(new Float32Array(8000).fill(0.25));
    const { id, problem } = await takes.stop();
    expect(problem).toBeNull();
    const { clip } = await decodeSound(new Uint8Array(await readFile(library.path(id ?? ''))));
    expect(clip.samples).toHaveLength(16_000);
  }
  const before = library.list();
  await library.close();
  const again = await Library.open({ dataFolder });
  expect(again.list()).toEqual(before);
  expect(
    again
      .list()
      .map(({ fileName }) => fileName)
      .sort(),
  ).toEqual(jumps.map((_, n) => `Take ${n + 1}.wav`));
  await again.close();
});

it('ids made in one moment, or in one that comes again, differ', () => {
  const ids = jumps.flatMap((jump) => {
    vi.setSystemTime(Date.now() + jump);
    return Array.from({ length: 200 }, timedId);
  });
  expect(new Set(ids).size).toBe(ids.length);
});

it('what is being written now is not taken for the leftover of a crash, whatever its date says', async () => {
  const folder = await temporaryFolder();
  const names = ['.clip.wav.0123456789ab.tmp', '.clip.wav.ba9876543210.tmp'];
  for (const name of names) await writeFile(join(folder, name), 'half');
  const tomorrow = new Date(Date.now() + 24 * hour);
  await utimes(join(folder, names[0]), tomorrow, tomorrow);
  await sweepLeftovers(folder);
  expect(await readdir(folder)).toEqual(names);
});

it('a log of answers is written and a job told of although the clock stands an hour back', async () => {
  const path = join(await temporaryFolder(), 'heard.jsonl');
  const log = await LineLog.open(path, () => undefined);
  vi.setSystemTime(Date.now() - hour);
  log.add({ file: 1 });
  await vi.waitFor(() => expect(log.due).toBe(true), 5000);
  await log.flush();
  expect(await readFile(path, 'utf8')).toBe('{"file":1}\n');

  const told: (number | null)[] = [];
  const jobs = new JobService({
    onChange: ({ progress }) => told.push(progress),
    log: () => undefined,
    interval: 0,
  });
  jobs.start({
    kind: 'import',
    title: 'Importing',
    run: (report) => {
      for (const [step, jump] of jumps.entries()) {
        vi.setSystemTime(Date.now() + jump);
        report({ step: 'Copying', progress: step / 10 });
      }
      return Promise.resolve('done');
    },
  });
  await jobs.dispose();
  expect(told).toEqual([null, 0, 0.1, 0.2, 0.3, 0.4, 1]);
});

it.each([
  ['ahead when the program starts and right when it closes', 400 * 24 * hour, 0],
  ['right when the program starts and ahead when it closes', 0, 400 * 24 * hour],
  ['behind all the time', -400 * 24 * hour, -400 * 24 * hour],
])('a clock that is %s makes no recording old', async (_, atStart, atClose) => {
  const library = await Library.open({ dataFolder: await temporaryFolder() });
  const path = library.takePath();
  await writeFile(path, toneWav());
  await library.addTake(path);
  const now = Date.now();
  const retention = new Retention({
    library,
    keepDays: () => 30,
    // Right or wrong, so that only the clock of this session can keep it.
    earlierDays: [Infinity, Infinity],
    log: () => undefined,
  });
  vi.setSystemTime(now + atStart);
  retention.tell();
  vi.setSystemTime(now + atClose);
  await retention.deleteTold();
  expect(library.list()).toHaveLength(1);
  await library.close();
});

it('a clock that is ahead for a whole session, or for two, takes no recording that is not old', async () => {
  const dataFolder = await temporaryFolder();
  const library = await Library.open({ dataFolder });
  const path = library.takePath();
  await writeFile(path, toneWav());
  await library.addTake(path);
  const truth = Date.now();
  const day = 24 * hour;
  /** A session from start to end under a clock. */
  const session = async (clock: number): Promise<number> => {
    vi.setSystemTime(clock);
    const earlierDays = await noteDay(dataFolder, Date.now());
    const retention = new Retention({ library, keepDays: () => 30, earlierDays, log: () => undefined });
    retention.tell();
    await retention.deleteTold();
    return library.list().length;
  };
  for (const at of [truth, truth + day, truth + 2 * day, truth + 3 * day]) expect(await session(at)).toBe(1);
  // A year ahead, all of two days, started again and again.
  for (const at of [400 * day, 400 * day + hour, 400 * day + 2 * hour, 401 * day]) {
    expect(await session(truth + at)).toBe(1);
  }
  // Right again: what the wrong clock said counts for nothing.
  for (const at of [4, 5, 6, 400 - 375]) expect(await session(truth + at * day)).toBe(1);
  // A single wrong day once more, and a clock far behind.
  expect(await session(truth + 500 * day)).toBe(1);
  expect(await session(truth - 500 * day)).toBe(1);
  // At last it is old, by the clocks of three days.
  expect(await session(truth + 40 * day)).toBe(1);
  expect(await session(truth + 41 * day)).toBe(1);
  expect(await session(truth + 42 * day)).toBe(0);
  await library.close();
});

it('a list of days that is damaged or cannot be written only keeps recordings longer', async () => {
  const folder = await temporaryFolder();
  for (const text of ['', 'no json', '{"days":"today"}', '{"days":[null]}', '[]']) {
    await writeFile(join(folder, 'days.json'), text);
    expect(await noteDay(folder, Date.now())).toEqual([]);
  }
  const file = join(folder, 'a file');
  await writeFile(file, '');
  expect(await noteDay(file, Date.now())).toEqual([]);
});
