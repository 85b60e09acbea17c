import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TimelineStore, type StoredTimeline } from '../../src/library/timelineStore';
import { temporaryFolder } from './places';

const stored: StoredTimeline = {
  timeline: {
    model: 'lite',
    seconds: 4,
    windows: [{ start: 0, end: 3, probabilities: { sad: 0.75, happy: 0.25 }, top: 'sad', confidence: 0.75 }],
    segments: [
      { start: 0, end: 3, top: 'sad', confidence: 0.75 },
      { start: 3, end: 4, top: 'no speech', confidence: 1 },
    ],
  },
  warning: 'Something is missing.',
};

test('what is written is read again, also by another start', async () => {
  const folder = await temporaryFolder();
  await new TimelineStore(folder).write('a-1', stored);
  expect(await new TimelineStore(folder).read('a-1')).toEqual(stored);
  expect(await new TimelineStore(folder).read('a-2')).toBeNull();
});

test.each([
  '{ "timeline": ',
  '[]',
  JSON.stringify({ timeline: { ...stored.timeline, windows: 7 }, warning: null }),
])('what is damaged counts as not there: %s', async (damaged) => {
  const folder = await temporaryFolder();
  const store = new TimelineStore(folder);
  await store.write('a', stored);
  await writeFile(join(folder, 'timelines', 'made-a.json'), damaged);
  expect(await store.read('a')).toBeNull();
});

test('what was read last stays longest, however long ago it was written', async () => {
  const folder = await temporaryFolder();
  const store = new TimelineStore(folder);
  for (const key of ['first', 'second']) {
    await store.write(key, stored);
    await utimes(join(folder, 'timelines', `made-${key}.json`), 1, 1);
  }
  for (let number = 0; number < 198; number++) {
    const path = join(folder, 'timelines', `made-${number}.json`);
    await writeFile(path, '{}');
    await utimes(path, 1000, 1000);
  }
  expect(await store.read('first')).toEqual(stored);
  await store.write('last', stored);
  expect(await store.read('first')).toEqual(stored);
  expect(await store.read('second')).toBeNull();
});

test('the oldest are forgotten; what others keep in the folder stays', async () => {
  const folder = await temporaryFolder();
  const store = new TimelineStore(folder);
  await store.write('first', stored);
  await utimes(join(folder, 'timelines', 'made-first.json'), 1, 1);
  await writeFile(join(folder, 'timelines', 'live.json'), '{}');
  await utimes(join(folder, 'timelines', 'live.json'), 1, 1);
  for (let number = 0; number < 200; number++) {
    await writeFile(join(folder, 'timelines', `made-${number}.json`), '{}');
  }
  await store.write('last', stored);
  const names = await readdir(join(folder, 'timelines'));
  expect(names).toContain('live.json');
  expect(names).toContain('made-last.json');
  expect(names).not.toContain('made-first.json');
  expect(names.filter((name) => name.startsWith('made-'))).toHaveLength(200);
});
