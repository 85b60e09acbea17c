import { existsSync } from 'node:fs';
import { readFile, rename, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Library } from '../../src/library/library';
import { TakeWriter } from '../../src/library/takeWriter';
import type { LibraryEntry } from '../../src/shared/types';
import { filesUnder, temporaryFolder, toneWav, writeFiles } from './places';

const samplesJson = JSON.stringify([
  { file: 'zoe.wav', title: 'Zoe', attribution: 'Synthetic voice, espeak-ng', synthetic: true },
  { file: 'adam.wav', title: 'Adam', attribution: 'Synthetic voice, espeak-ng', synthetic: true },
]);

async function samplesFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await writeFiles(folder, {
    'samples.json': samplesJson,
    'zoe.wav': toneWav(1.5),
    'adam.wav': toneWav(2),
  });
  return folder;
}

async function record(library: Library, seconds = 0.5): Promise<LibraryEntry> {
  const path = library.takePath();
  const writer = await TakeWriter.open(path);
  await writer.write(new Float32Array(seconds * 16_000).fill(0.1));
  return library.addTake(path, await writer.finish());
}

const titles = (library: Library) => library.list().map(({ title }) => title);

describe('the list', () => {
  it('has bundled samples as they come, corpus clips by name, then the newest recordings and files', async () => {
    const dataFolder = await temporaryFolder();
    const files = await temporaryFolder();
    const [first, second] = await writeFiles(files, { 'first.wav': toneWav(), 'second.wav': toneWav() });
    await writeFiles(join(dataFolder, 'samples'), {
      'SAVEE/DC_a10.wav': toneWav(),
      'SAVEE/DC_a02.wav': toneWav(),
      'RAVDESS/03-01-06-01-02-01-12.wav': toneWav(0.75),
      'RAVDESS/unknown.wav': toneWav(),
      'SAVEE/03-01-06-01-02-01-12.wav': toneWav(),
    });
    const library = await Library.open({ dataFolder, samplesFolder: await samplesFolder() });
    await record(library);
    await record(library);
    await library.open([first]);
    // A millisecond is the grain of "newest".
    await new Promise((resolve) => setTimeout(resolve, 5));
    await library.open([second]);
    expect(titles(library)).toEqual([
      'Zoe',
      'Adam',
      'Dogs are sitting by the door',
      'a02',
      'a10',
      'Take 2',
      'Take 1',
      'second.wav',
      'first.wav',
    ]);
    expect(library.list().map(({ seconds }) => seconds)).toEqual([
      1.5, 2, 0.75, 0.25, 0.25, 0.5, 0.5, 0.25, 0.25,
    ]);
    const [zoe, , clip] = library.list();
    expect(zoe).toMatchObject({
      origin: 'bundled',
      synthetic: true,
      label: null,
      attribution: 'Synthetic voice, espeak-ng',
    });
    expect(clip).toMatchObject({
      origin: 'corpus',
      synthetic: false,
      label: { corpus: 'RAVDESS', emotion: 'fearful', actor: '12', gender: 'female' },
      attribution: expect.stringMatching(/Livingstone.*CC BY-NC-SA/) as string,
    });
  });

  it('gives ids that tell nothing of the path, and the same ones in every run', async () => {
    const dataFolder = await temporaryFolder();
    const samples = await samplesFolder();
    const [path] = await writeFiles(await temporaryFolder(), { 'voice.wav': toneWav() });
    const library = await Library.open({ dataFolder, samplesFolder: samples });
    await library.open([path]);
    await record(library);
    const ids = library.list().map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    const again = await Library.open({ dataFolder, samplesFolder: samples });
    expect(again.list()).toEqual(library.list());
    expect(JSON.stringify(library.list())).not.toContain(dataFolder);
  });

  it('cannot be changed through what it gave out', async () => {
    const library = await Library.open({ dataFolder: await temporaryFolder() });
    await record(library);
    library.list().pop();
    expect(library.list()).toHaveLength(1);
  });

  it('answers unknown ids with not-found', async () => {
    const library = await Library.open({ dataFolder: await temporaryFolder() });
    for (const act of [() => library.entry('nope'), () => library.path('../../etc/passwd')]) {
      expect(act).toThrow(expect.objectContaining({ code: 'not-found' }));
    }
    await expect(library.rename('nope', 'x')).rejects.toMatchObject({ code: 'not-found' });
    await expect(library.remove('nope')).rejects.toMatchObject({ code: 'not-found' });
    await expect(library.restore('nope')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('opening files', () => {
  it('takes sounds by content and reports the others one by one', async () => {
    const folder = await temporaryFolder();
    const paths = await writeFiles(folder, {
      'voice.txt': toneWav(1),
      'text.wav': 'only words, but enough of them to look at',
      'empty.wav': '',
      'second.wav': toneWav(2),
    });
    const library = await Library.open({ dataFolder: await temporaryFolder() });
    const report = await library.open([...paths, folder, join(folder, 'gone.wav')]);
    expect(report.opened.map((id) => library.entry(id).title)).toEqual(['voice.txt', 'second.wav']);
    expect(report.failed.map(({ fileName, problem }) => [fileName, problem.code])).toEqual([
      ['text.wav', 'unknown-format'],
      ['empty.wav', 'empty-file'],
      [folder.split('/').at(-1), 'is-a-folder'],
      ['gone.wav', 'not-found'],
    ]);
  });

  it('gives one entry for one file, by whatever way it comes', async () => {
    const dataFolder = await temporaryFolder();
    const samples = await samplesFolder();
    const folder = await temporaryFolder();
    const [path] = await writeFiles(folder, { 'voice.wav': toneWav() });
    await symlink(path, join(folder, 'link.wav'));
    const library = await Library.open({ dataFolder, samplesFolder: samples });
    const take = await record(library);
    const ways = [path, relative(process.cwd(), path), join(folder, '.', 'link.wav')];
    const { opened } = await library.open([...ways, library.path(take.id), join(samples, 'zoe.wav')]);
    expect(opened).toHaveLength(3);
    expect(opened.slice(1).map((id) => library.entry(id).origin)).toEqual(['recording', 'bundled']);
    expect((await library.open([path])).opened).toEqual([opened[0]]);
    expect(library.list()).toHaveLength(4);
  });

  it('lists no link in the place of a finished take, whatever the index says of it', async () => {
    const dataFolder = await temporaryFolder();
    const [secret] = await writeFiles(await temporaryFolder(), { 'secret.wav': toneWav() });
    const before = await Library.open({ dataFolder });
    const path = before.path((await record(before)).id);
    await before.close();
    await rm(path);
    await symlink(secret, path);
    await symlink(secret, join(dataFolder, 'recordings', 'Take 7.wav'));
    const library = await Library.open({ dataFolder });
    expect(library.list()).toEqual([]);
    expect(existsSync(secret)).toBe(true);
    await library.close();
  });

  it('reads the label of a corpus file wherever it lies', async () => {
    const [path] = await writeFiles(await temporaryFolder(), { 'DC/a01.wav': toneWav() });
    const library = await Library.open({ dataFolder: await temporaryFolder() });
    const { opened } = await library.open([path]);
    expect(library.entry(opened[0])).toMatchObject({
      origin: 'opened',
      title: 'a01.wav',
      label: { corpus: 'SAVEE', emotion: 'angry', actor: 'DC' },
      attribution: expect.stringContaining('SAVEE') as string,
    });
  });

  it('remembers opened files with their titles, and forgets those that vanished', async () => {
    const dataFolder = await temporaryFolder();
    const paths = await writeFiles(await temporaryFolder(), { 'a.wav': toneWav(), 'b.wav': toneWav() });
    const library = await Library.open({ dataFolder });
    const { opened } = await library.open(paths);
    await library.rename(opened[0], 'Grandmother');
    await unlink(paths[1]);
    const again = await Library.open({ dataFolder });
    expect(titles(again)).toEqual(['Grandmother']);
    // Opened once more it keeps its title and moves to the top.
    await again.open([paths[0]]);
    expect(titles(again)).toEqual(['Grandmother']);
  });
});

describe('takes', () => {
  it('are numbered, and no number comes twice, not even after removal and restart', async () => {
    const dataFolder = await temporaryFolder();
    const library = await Library.open({ dataFolder });
    expect(library.takePath()).not.toBe(library.takePath());
    const take = await record(library);
    expect(take).toMatchObject({ title: 'Take 3', fileName: 'Take 3.wav', origin: 'recording', label: null });
    await library.remove(take.id);
    await library.close();
    const again = await Library.open({ dataFolder });
    expect(again.list()).toEqual([]);
    expect((await record(again)).title).toBe('Take 4');
  });

  it('have the title they are given', async () => {
    const dataFolder = await temporaryFolder();
    const library = await Library.open({ dataFolder });
    const path = library.takePath();
    await writeFiles(dataFolder, { 'recordings/Take 1.wav': toneWav() });
    const take = await library.addTake(path, undefined, 'Morning 0:03.2–0:05.1');
    expect(take).toMatchObject({ title: 'Morning 0:03.2–0:05.1', fileName: 'Take 1.wav', seconds: 0.25 });
    const again = await Library.open({ dataFolder });
    expect(again.list()).toEqual([take]);
  });

  it('are only taken from the recordings folder', async () => {
    const library = await Library.open({ dataFolder: await temporaryFolder() });
    const [path] = await writeFiles(await temporaryFolder(), { 'Take 1.wav': toneWav() });
    await expect(library.addTake(path)).rejects.toMatchObject({ code: 'refused' });
  });

  it('left unfinished by a crash are there again at the next start', async () => {
    const dataFolder = await temporaryFolder();
    const crashed = await Library.open({ dataFolder });
    const writer = await TakeWriter.open(crashed.takePath());
    await writer.write(new Float32Array(8000).fill(0.25));

    const beside = await Library.open({ dataFolder, role: 'guest' });
    expect(beside.list()).toEqual([]);

    const library = await Library.open({ dataFolder });
    expect(library.recovered).toEqual(library.list());
    expect(library.list()).toMatchObject([{ title: 'Take 1 (recovered)', seconds: 0.5 }]);
    expect(library.takePath()).toMatch(/Take 2\.wav$/);
    expect(titles(await Library.open({ dataFolder }))).toEqual(['Take 1 (recovered)']);
    await writer.discard();
  });
});

describe('renaming', () => {
  it('changes the title, not the file, and lasts', async () => {
    const dataFolder = await temporaryFolder();
    const library = await Library.open({ dataFolder });
    const { id } = await record(library);
    expect(await library.rename(id, '  Angry about / the bus ')).toMatchObject({
      id,
      title: 'Angry about / the bus',
      fileName: 'Take 1.wav',
    });
    expect((await Library.open({ dataFolder })).entry(id).title).toBe('Angry about / the bus');
    for (const title of ['  ', 'x'.repeat(256)]) {
      await expect(library.rename(id, title)).rejects.toMatchObject({ code: 'refused' });
    }
    const longest = '\ud800\n"'.padEnd(255, 'ä');
    await library.rename(id, longest);
    const again = await Library.open({ dataFolder });
    expect(again.notices).toEqual([]);
    expect(again.entry(id).title).toBe(longest);
  });

  it('is refused for samples', async () => {
    const dataFolder = await temporaryFolder();
    await writeFiles(dataFolder, { 'samples/SAVEE/DC_a01.wav': toneWav() });
    const library = await Library.open({ dataFolder, samplesFolder: await samplesFolder() });
    for (const { id, title } of library.list()) {
      await expect(library.rename(id, 'x')).rejects.toMatchObject({ code: 'refused' });
      expect(library.entry(id).title).toBe(title);
    }
  });

  it('does not stick when it cannot be saved', async () => {
    const dataFolder = await temporaryFolder();
    const [path] = await writeFiles(await temporaryFolder(), { 'voice.wav': toneWav() });
    const library = await Library.open({ dataFolder });
    const [id] = (await library.open([path])).opened;
    await rm(dataFolder, { recursive: true });
    await writeFile(dataFolder, 'no folder any more');
    await expect(library.rename(id, 'x')).rejects.toMatchObject({ code: 'cannot-write' });
    expect(library.entry(id).title).toBe('voice.wav');
  });
});

describe('removing', () => {
  it('can be undone until the library is closed', async () => {
    const dataFolder = await temporaryFolder();
    const library = await Library.open({ dataFolder });
    const first = await record(library);
    const second = await record(library);
    await library.rename(first.id, 'Mine');
    const before = library.list();
    const sound = await readFile(library.path(first.id));

    await library.remove(first.id);
    expect(titles(library)).toEqual(['Take 2']);
    expect(existsSync(join(dataFolder, 'recordings', 'Take 1.wav'))).toBe(false);
    await library.restore(first.id);
    expect(library.list()).toEqual(before);
    expect(await readFile(library.path(first.id))).toEqual(sound);

    await library.remove(first.id);
    await library.remove(second.id);
    await library.restore(second.id);
    await library.close();
    expect(filesUnder(dataFolder)).toEqual(['Take 2.wav', 'library.json']);
    expect(titles(await Library.open({ dataFolder }))).toEqual(['Take 2']);
  });

  it('empties the trash of a crashed run at the next start, but not for a guest', async () => {
    const dataFolder = await temporaryFolder();
    const crashed = await Library.open({ dataFolder });
    await crashed.remove((await record(crashed)).id);
    await (await Library.open({ dataFolder, role: 'guest' })).close();
    expect(filesUnder(join(dataFolder, 'trash'))).toHaveLength(1);
    expect((await Library.open({ dataFolder })).list()).toEqual([]);
    expect(filesUnder(join(dataFolder, 'trash'))).toHaveLength(0);
  });

  it('that a crash cut short in the middle did not happen, and one that was being undone is undone', async () => {
    const dataFolder = await temporaryFolder();
    const crashed = await Library.open({ dataFolder });
    const { id } = await record(crashed);
    await crashed.rename(id, 'Mine');
    const listed = await readFile(join(dataFolder, 'library.json'));
    await crashed.remove(id);
    // What a kill leaves between the file and the index.
    await writeFile(join(dataFolder, 'library.json'), listed);
    const again = await Library.open({ dataFolder });
    expect(titles(again)).toEqual(['Mine']);
    expect(filesUnder(dataFolder)).toEqual(['Take 1.wav', 'library.json']);
  });

  it('takes imported clips away, only forgets opened files, and keeps bundled ones', async () => {
    const dataFolder = await temporaryFolder();
    await writeFiles(dataFolder, { 'samples/SAVEE/DC_a01.wav': toneWav() });
    const [path] = await writeFiles(await temporaryFolder(), { 'voice.wav': toneWav() });
    const library = await Library.open({ dataFolder, samplesFolder: await samplesFolder() });
    const { opened } = await library.open([path]);
    const [bundled, , clip] = library.list();
    await expect(library.remove(bundled.id)).rejects.toMatchObject({ code: 'refused' });
    await library.remove(clip.id);
    await library.remove(opened[0]);
    expect(existsSync(path)).toBe(true);
    expect(titles(library)).toEqual(['Zoe', 'Adam']);
    await library.restore(opened[0]);
    await library.restore(clip.id);
    expect(titles(library)).toEqual(['Zoe', 'Adam', 'a01', 'voice.wav']);
  });

  it('says so when the file cannot be moved, and keeps the entry', async () => {
    const dataFolder = await temporaryFolder();
    const library = await Library.open({ dataFolder });
    const { id } = await record(library);
    await writeFile(join(dataFolder, 'trash'), 'a file in the way');
    await expect(library.remove(id)).rejects.toMatchObject({ code: 'cannot-write' });
    expect(titles(library)).toEqual(['Take 1']);
  });
});

describe('changes', () => {
  it('are announced with the new list until nobody listens', async () => {
    const library = await Library.open({ dataFolder: await temporaryFolder() });
    const listener = vi.fn<(entries: LibraryEntry[]) => void>();
    const stop = library.onChange(listener);
    const { id } = await record(library);
    expect(listener.mock.lastCall?.[0]).toEqual(library.list());
    await library.rename(id, 'New');
    expect(listener.mock.lastCall?.[0][0].title).toBe('New');
    await library.remove(id);
    expect(listener.mock.lastCall?.[0]).toEqual([]);
    const calls = listener.mock.calls.length;
    stop();
    await library.restore(id);
    expect(listener).toHaveBeenCalledTimes(calls);
  });

  it('by another program are taken in, and survive our own saving', async () => {
    const dataFolder = await temporaryFolder();
    const app = await Library.open({ dataFolder });
    const mine = await record(app);
    const guest = await Library.open({ dataFolder, role: 'guest' });
    await writeFiles(dataFolder, {
      'samples/SAVEE/DC_a01.wav': toneWav(),
      'samples/SAVEE/DC_a02.wav': toneWav(),
    });
    await guest.addClips([{ corpus: 'SAVEE', fileName: 'DC_a01.wav', seconds: 0.25 }]);
    await app.rename(mine.id, 'Mine');
    expect(titles(app)).toEqual(['a01', 'a02', 'Mine']);
    await guest.refresh();
    expect(titles(guest)).toContain('a02');
    await rename(join(dataFolder, 'samples', 'SAVEE', 'DC_a01.wav'), join(dataFolder, 'elsewhere.wav'));
    await app.refresh();
    expect(titles(app)).toEqual(['a02', 'Mine']);
  });
});

describe('what a person puts into the recordings folder', () => {
  it('is listed when it is a WAV, and never spoils the index', async () => {
    const dataFolder = await temporaryFolder();
    const names = ['from a friend.wav', 'Take 5.wav', 'a\\b.wav', 'text.wav', '.hidden.wav', 'notes.txt'];
    const content = (name: string) => (name === 'text.wav' ? 'words' : toneWav());
    await writeFiles(
      join(dataFolder, 'recordings'),
      Object.fromEntries(names.map((name) => [name, content(name)])),
    );
    const library = await Library.open({ dataFolder });
    await record(library);
    const again = await Library.open({ dataFolder });
    expect(again.notices).toEqual([]);
    expect(titles(again)).toEqual(titles(library));
    expect(titles(again).sort()).toEqual(['Take 5', 'Take 6', 'from a friend', 'text']);
  });
});

describe('many opened files', () => {
  it('are remembered up to a limit, the latest first', async () => {
    const folder = await temporaryFolder();
    const names = Array.from({ length: 510 }, (_, n) => `${n}.wav`);
    const paths = await writeFiles(folder, Object.fromEntries(names.map((name) => [name, toneWav(0.01)])));
    const library = await Library.open({ dataFolder: await temporaryFolder() });
    const { opened } = await library.open(paths.slice(0, 505));
    for (const id of opened) expect(library.entry(id).origin).toBe('opened');
    await new Promise((resolve) => setTimeout(resolve, 5));
    await library.open(paths.slice(505));
    expect(library.list()).toHaveLength(500);
    expect(titles(library).slice(0, 6)).toEqual([
      '505.wav',
      '506.wav',
      '507.wav',
      '508.wav',
      '509.wav',
      '0.wav',
    ]);
  });
});

describe('times', () => {
  it('come from the files where the index is lost', async () => {
    const dataFolder = await temporaryFolder();
    const [path] = await writeFiles(dataFolder, { 'recordings/Take 9.wav': toneWav() });
    await utimes(path, 1_700_000_000, 1_700_000_000);
    const library = await Library.open({ dataFolder });
    expect(library.list()).toMatchObject([
      { title: 'Take 9', seconds: 0.25, addedAt: '2023-11-14T22:13:20.000Z' },
    ]);
    expect(library.takePath()).toMatch(/Take 10\.wav$/);
  });
});
