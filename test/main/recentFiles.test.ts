import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { Library } from '../../src/library/library';
import { RecentFiles } from '../../src/main/recent/recentFiles';
import type { RecentFile } from '../../src/shared/types';

let folder: string;
let library: Library;
let told: RecentFile[][];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-recent-'));
  library = await Library.open({ dataFolder: join(folder, 'data'), samplesFolder: join(folder, 'none') });
  told = [];
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true });
});

const recent = (): RecentFiles =>
  new RecentFiles(join(folder, 'data'), library, (files) => void told.push(files));
const names = (files: RecentFile[]): string[] => files.map(({ fileName }) => fileName);

async function sound(name: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, encodeWav({ samples: new Float32Array(1600).fill(0.1), sampleRate: 16_000 }));
  return path;
}

it('remembers what was opened, the latest first, over a restart and without paths', async () => {
  const files = recent();
  await files.open([await sound('a.wav'), await sound('b.wav')]);
  await files.open([join(folder, 'a.wav')]);
  expect(names(files.list())).toEqual(['a.wav', 'b.wav']);
  expect(told.at(-1)).toEqual(files.list());
  expect(recent().list()).toEqual(files.list());
  expect(JSON.stringify(files.list())).not.toContain(folder);
});

it('keeps ten', async () => {
  const files = recent();
  for (let index = 0; index < 12; index++) await files.open([await sound(`${index}.wav`)]);
  expect(names(files.list())).toEqual(
    ['11', '10', '9', '8', '7', '6', '5', '4', '3', '2'].map((n) => `${n}.wav`),
  );
});

it('remembers neither what could not be opened nor what is in the library anyway', async () => {
  const files = recent();
  await writeFile(join(folder, 'words.wav'), 'no sound');
  const take = library.takePath();
  await writeFile(take, await readFile(await sound('x.wav')));
  await library.addTake(take);
  const report = await files.open([join(folder, 'words.wav'), take]);
  expect(report.failed).toHaveLength(1);
  expect(report.opened).toHaveLength(1);
  expect(files.list()).toEqual([]);
});

it('opens one again that was taken out of the library', async () => {
  const files = recent();
  const { opened } = await files.open([await sound('a.wav')]);
  await library.remove(opened[0]);
  const again = await files.openAgain(files.list()[0].id);
  expect(again.failed).toEqual([]);
  expect(library.entry(again.opened[0]).title).toBe('a.wav');
});

it('forgets one that is gone, and says so', async () => {
  const files = recent();
  await files.open([await sound('a.wav'), await sound('b.wav')]);
  await rm(join(folder, 'a.wav'));
  const gone = files.list().find(({ fileName }) => fileName === 'a.wav')!;
  const report = await files.openAgain(gone.id);
  expect(report.failed[0]?.problem.message).toBe(
    '“a.wav” is no longer there, and was taken off the recent files.',
  );
  expect(names(files.list())).toEqual(['b.wav']);
  await expect(files.openAgain(gone.id)).rejects.toMatchObject({ code: 'not-found' });
});

it('is cleared', async () => {
  const files = recent();
  await files.open([await sound('a.wav')]);
  await files.clear();
  expect(files.list()).toEqual([]);
  expect(recent().list()).toEqual([]);
});

it.each(['', '{', '{"id": 1}', '[{"id": "a"}]', '[{"id": "a", "path": ""}]'])(
  'starts empty where the file says %s',
  async (text) => {
    await writeFile(join(folder, 'data', 'recent.json'), text);
    expect(recent().list()).toEqual([]);
  },
);
