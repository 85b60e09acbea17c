/** Disks that are full or read-only while something is exported, imported or a timeline is kept. */
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeSound } from '../../src/core/audio/decode';
import { importCorpus } from '../../src/library/importCorpus';
import { Library } from '../../src/library/library';
import { TimelineStore } from '../../src/library/timelineStore';
import { copyLongSound, hasLongSound } from '../../src/library/longSound';
import { saveByDialog } from '../../src/main/saveByDialog';
import { SettingsStore } from '../../src/main/settings/settingsStore';
import { TakeService } from '../../src/main/recording/takeService';
import {
  filesUnder,
  noSmallDisk,
  ravdessFiles,
  smallDisk,
  temporaryFolder,
  toneWav,
  withoutPrivileges,
  writeFiles,
} from '../library/places';

/** Whatever rights were given up, for one thing done from outside. */
async function asOwner(work: () => Promise<void>): Promise<void> {
  const now = process.geteuid?.() ?? 0;
  const owner = process.getuid?.() ?? 0;
  process.seteuid?.(owner);
  await work().finally(() => process.seteuid?.(now));
}

function remount(disk: string, how: 'ro' | 'rw'): void {
  execFileSync('mount', ['-o', `remount,${how}`, disk]);
}

function takesInto(library: Library): TakeService {
  return new TakeService({
    program: null,
    devices: () => Promise.resolve([]),
    chosenDevice: () => null,
    library,
    requireAccess: () => Promise.resolve(),
    onBlock: () => undefined,
    onEnded: () => undefined,
    log: () => undefined,
  });
}

const saveTo = (path: string) => ({ saveAs: () => Promise.resolve(path) });

describe('an export', () => {
  it('on a full disk is refused, and the file of that name stays as it was', async ({ skip }) => {
    const disk = await smallDisk('size=64k');
    if (disk === null) return skip(noSmallDisk);
    const path = join(disk, 'table.csv');
    await writeFile(path, 'what was there');
    const saving = saveByDialog(saveTo(path), 'table.csv', 'Save', 'x'.repeat(200_000));
    await expect(saving).rejects.toMatchObject({ code: 'disk-full' });
    expect(await readdir(disk)).toEqual(['table.csv']);
    expect(await readFile(path, 'utf8')).toBe('what was there');
  });

  it('into a read-only folder is refused, and nothing lies there', async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o555);
    await withoutPrivileges(async () => {
      const saving = saveByDialog(saveTo(join(folder, 'table.csv')), 'table.csv', 'Save', 'a table');
      await expect(saving).rejects.toMatchObject({ code: 'cannot-write' });
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('that cannot be made leaves nothing', async () => {
    const folder = await temporaryFolder();
    const saving = saveByDialog(saveTo(join(folder, 'table.csv')), 'table.csv', 'Save', () =>
      Promise.reject(new Error('no answer')),
    );
    await expect(saving).rejects.toThrow('no answer');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a recording whose folder becomes read-only in the middle', () => {
  it('says so, and is there at the next start, whole', async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o777);
    const recordings = join(folder, 'recordings');
    await mkdir(recordings);
    await chmod(recordings, 0o777);
    await withoutPrivileges(async () => {
      const library = await Library.open({ dataFolder: folder });
      const takes = takesInto(library);
      await takes.start('window');
      takes.push(new Float32Array(16_000).fill(0.25));
      await asOwner(() => chmod(recordings, 0o555));
      takes.push(new Float32Array(8000).fill(0.25));
      const end = await takes.stop();
      expect(end).toMatchObject({ id: null, problem: { code: 'cannot-write' } });
      expect(end.problem?.advice).toContain('restored at the next start');
      await library.close();
    });
    expect(await readdir(recordings)).toEqual(['Take 1.wav.partial']);
    await chmod(recordings, 0o777);
    const again = await Library.open({ dataFolder: folder });
    expect(again.recovered.map(({ title, seconds }) => [title, seconds])).toEqual([
      ['Take 1 (recovered)', 1.5],
    ]);
    const { clip } = await decodeSound(new Uint8Array(await readFile(again.path(again.recovered[0].id))));
    expect(clip.samples.every((sample) => sample === 0.25)).toBe(true);
    await again.close();
  });
});

describe('an import', () => {
  it('into a read-only library says so and lists nothing that is not there', async ({ skip }) => {
    const disk = await smallDisk('size=4m');
    if (disk === null) return skip(noSmallDisk);
    const source = await temporaryFolder();
    await writeFiles(source, ravdessFiles(1));
    const library = await Library.open({ dataFolder: disk });
    remount(disk, 'ro');
    const importing = importCorpus({ source, library, choice: 'everything' });
    await expect(importing).rejects.toMatchObject({ code: 'cannot-write' });
    expect(library.list()).toEqual([]);
    remount(disk, 'rw');
    await library.close();
    expect(filesUnder(join(disk, 'samples'))).toEqual([]);
  });
});

describe('what is kept beside the recordings', () => {
  it('is kept whole or not on a full disk: timelines, copies of long recordings, settings', async ({
    skip,
  }) => {
    const disk = await smallDisk('size=100k');
    if (disk === null) return skip(noSmallDisk);
    const source = join(await temporaryFolder(), 'long.wav');
    await writeFile(source, toneWav(10));
    const copy = join(disk, 'copies', 'long.wav');
    await expect(copyLongSound(source, copy)).rejects.toMatchObject({ code: 'disk-full' });
    expect(await hasLongSound(copy)).toBe(false);
    expect(filesUnder(join(disk, 'copies'))).toEqual([]);

    const settings = SettingsStore.open(disk);
    await settings.change({ theme: 'dark' });
    await writeFile(join(disk, 'filler'), new Uint8Array(200_000)).catch(() => undefined);
    const store = new TimelineStore(disk);
    const windows = Array.from({ length: 500 }, (_, start) => ({
      ...{ start, end: start + 3, probabilities: { sad: 1 }, top: 'sad' as const, confidence: 1 },
    }));
    const timeline = { model: 'lite', seconds: 500, windows, segments: [] };
    await expect(store.write('one', { timeline, warning: null })).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(await store.read('one')).toBeNull();
    await expect(settings.change({ theme: 'light' })).rejects.toMatchObject({ code: 'disk-full' });
    // It holds until the app closes; the disk has the last that fitted.
    expect(settings.read().theme).toBe('light');
    expect(SettingsStore.open(disk).read().theme).toBe('dark');
    expect(filesUnder(disk)).toEqual(['filler', 'settings.json']);
  });
});
