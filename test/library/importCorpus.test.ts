import { existsSync } from 'node:fs';
import { readFile, truncate, unlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AffectronError } from '../../src/core/errors';
import { importCorpus } from '../../src/library/importCorpus';
import { Library } from '../../src/library/library';
import type { Progress } from '../../src/library/progress';
import { maxClipBytes } from '../../src/library/sourceFile';
import type { LibraryEntry } from '../../src/shared/types';
import {
  filesUnder,
  noSmallDisk,
  ravdessFiles,
  ravdessNames,
  smallDisk,
  temporaryFolder,
  toneWav,
  writeFiles,
} from './places';

async function ravdess(actors: number): Promise<string> {
  const folder = await temporaryFolder();
  await writeFiles(folder, ravdessFiles(actors));
  return folder;
}

function counted(entries: LibraryEntry[], of: (entry: LibraryEntry) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of entries) counts[of(entry)] = (counts[of(entry)] ?? 0) + 1;
  return counts;
}

describe('importing a folder', () => {
  it('takes a balanced choice: even over emotions and actors', async () => {
    const library = await Library.open({ dataFolder: await temporaryFolder() });
    const report = await importCorpus({ source: await ravdess(4), choice: 'balanced', library });
    expect(report).toMatchObject({ alreadyThere: 0, failed: [], corpora: ['RAVDESS'] });
    expect(report.added).toHaveLength(96);
    const entries = library.list();
    expect(new Set(entries.map(({ id }) => id))).toEqual(new Set(report.added));
    expect(Object.values(counted(entries, ({ label }) => label?.emotion ?? ''))).toEqual(
      new Array<number>(8).fill(12),
    );
    expect(Object.values(counted(entries, ({ label }) => label?.actor ?? ''))).toEqual([24, 24, 24, 24]);
    expect(entries.every(({ seconds }) => seconds === 0.25)).toBe(true);
  });

  it('takes everything when asked, to the byte, and lists it after a restart', async () => {
    const dataFolder = await temporaryFolder();
    const library = await Library.open({ dataFolder });
    const source = await temporaryFolder();
    const files = Object.fromEntries(
      ravdessNames(1).map((name, n) => [`RAVDESS/${name}`, toneWav(0.1, 200 + n)]),
    );
    await writeFiles(source, {
      ...files,
      'RAVDESS/readme.txt': 'x',
      'RAVDESS/Actor_01/extra.wav': toneWav(),
    });
    const report = await importCorpus({ source, choice: 'everything', library });
    expect(report.added).toHaveLength(60);
    for (const { id, fileName } of library.list()) {
      const original = files[`RAVDESS/Actor_01/${fileName}`];
      expect(Buffer.compare(await readFile(library.path(id)), original)).toBe(0);
    }
    expect((await Library.open({ dataFolder })).list()).toEqual(library.list());
  });

  it('knows all five corpora and both forms of SAVEE, and keeps each clip once', async () => {
    const wav = toneWav();
    const source = await temporaryFolder();
    await writeFiles(source, {
      'AudioData/DC/a01.wav': wav,
      'AudioData/JE/su03.wav': wav,
      'copy/DC_a01.wav': wav,
      'OAF_angry/OAF_back_angry.wav': wav,
      'wav/03a01Fa.wav': wav,
      'wav/03a01Lb.wav': wav,
      'AudioWAV/1001_DFA_ANG_XX.wav': wav,
      'song/03-02-05-01-01-01-03.wav': wav,
    });
    const library = await Library.open({ dataFolder: await temporaryFolder() });
    const report = await importCorpus({ source, choice: 'everything', library });
    expect(report.corpora).toEqual(['RAVDESS', 'SAVEE', 'TESS', 'EMO-DB', 'CREMA-D']);
    expect(library.list().map(({ fileName, label }) => [fileName, label?.emotion])).toEqual([
      ['03-02-05-01-01-01-03.wav', 'angry'],
      ['DC_a01.wav', 'angry'],
      ['JE_su03.wav', 'surprised'],
      ['OAF_back_angry.wav', 'angry'],
      ['03a01Fa.wav', 'happy'],
      // Boredom has no counterpart among the eight; a balanced choice leaves it out.
      ['03a01Lb.wav', null],
      ['1001_DFA_ANG_XX.wav', 'angry'],
    ]);
    const fresh = await Library.open({ dataFolder: await temporaryFolder() });
    expect((await importCorpus({ source, choice: 'balanced', library: fresh })).added).toHaveLength(6);
  });

  it('finds the actor when SAVEE’s folder of one actor is picked itself', async () => {
    const source = await temporaryFolder();
    await writeFiles(source, { 'DC/a01.wav': toneWav() });
    const library = await Library.open({ dataFolder: await temporaryFolder() });
    await importCorpus({ source: join(source, 'DC'), choice: 'balanced', library });
    expect(library.list()).toMatchObject([{ fileName: 'DC_a01.wav', label: { actor: 'DC' } }]);
  });

  it('does not take the same clip twice, but again when it was removed', async () => {
    const dataFolder = await temporaryFolder();
    const source = await ravdess(1);
    const library = await Library.open({ dataFolder });
    await importCorpus({ source, choice: 'balanced', library });
    const before = library.list();
    const again = await importCorpus({ source, choice: 'everything', library });
    expect(again).toMatchObject({ added: [], alreadyThere: 60 });
    expect(library.list()).toEqual(before);

    await library.remove(before[0].id);
    await unlink(library.path(before[1].id));
    const mended = await importCorpus({ source, choice: 'everything', library });
    expect(new Set(mended.added)).toEqual(new Set([before[0].id, before[1].id]));
    await library.restore(before[0].id);
    expect(library.list().map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  it('passes over clips that are no sound, empty or too large, and says which', async () => {
    const source = await temporaryFolder();
    const good = '03-01-06-01-02-01-12.wav';
    const [, , , large] = await writeFiles(source, {
      [good]: toneWav(),
      '03-01-06-01-02-01-01.wav': 'this is text that was renamed',
      '03-01-06-01-02-01-02.wav': '',
      '03-01-06-01-02-01-03.wav': '',
    });
    await truncate(large, maxClipBytes + 1);
    const dataFolder = await temporaryFolder();
    const library = await Library.open({ dataFolder });
    const report = await importCorpus({ source, choice: 'everything', library });
    expect(library.list().map(({ fileName }) => fileName)).toEqual([good]);
    expect(report.failed.map(({ problem }) => problem.code).sort()).toEqual([
      'empty-file',
      'too-long',
      'unknown-format',
    ]);
    expect(filesUnder(join(dataFolder, 'samples'))).toEqual([good]);
  });

  it('reports every step', async () => {
    const library = await Library.open({ dataFolder: await temporaryFolder() });
    const steps: Progress[] = [];
    await importCorpus({
      source: await ravdess(1),
      choice: 'everything',
      library,
      onProgress: (progress) => steps.push(progress),
    });
    expect(steps[0]).toEqual({ done: 0, total: null, step: 'Looking for clips' });
    expect(steps.slice(1).map(({ done }) => done)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
    expect(steps.at(-1)).toEqual({ done: 60, total: 60, step: 'Copying 60 of 60' });
  });
});

describe('a cancelled import', () => {
  it('leaves whole clips, all of them listed, also after a restart', async () => {
    const dataFolder = await temporaryFolder();
    const library = await Library.open({ dataFolder });
    const cancel = new AbortController();
    const refusal = await importCorpus({
      source: await ravdess(4),
      choice: 'everything',
      library,
      signal: cancel.signal,
      onProgress: ({ done }) => {
        if (done === 110) cancel.abort();
      },
    }).catch((thrown: unknown) => thrown as AffectronError);
    const listed = library.list();
    expect(refusal).toMatchObject({
      code: 'cancelled',
      advice: `The ${listed.length} clips copied until then are in the library.`,
    });
    expect(listed.length).toBeGreaterThanOrEqual(110);
    expect(listed.length).toBeLessThan(130);
    expect(filesUnder(join(dataFolder, 'samples'))).toEqual(listed.map(({ fileName }) => fileName).sort());
    const wav = Buffer.from(toneWav());
    for (const { id } of listed) expect(wav.equals(await readFile(library.path(id)))).toBe(true);
    expect((await Library.open({ dataFolder })).list()).toEqual(listed);
  });

  it('does nothing when it was cancelled before', async () => {
    const library = await Library.open({ dataFolder: await temporaryFolder() });
    const options = { source: await ravdess(1), choice: 'balanced' as const, library };
    await expect(importCorpus({ ...options, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(library.list()).toEqual([]);
  });
});

describe('an import that cannot be', () => {
  it('names what was expected when there are no clips', async () => {
    const source = await temporaryFolder();
    const library = await Library.open({ dataFolder: await temporaryFolder() });
    const options = { source, choice: 'balanced' as const, library };
    await expect(importCorpus(options)).rejects.toMatchObject({
      code: 'no-clips-found',
      message: expect.stringContaining('no sound files') as string,
      advice: expect.stringContaining('03-01-06-01-02-01-12.wav') as string,
    });
    await writeFiles(source, { 'song.wav': toneWav(), 'other.wav': toneWav() });
    await expect(importCorpus(options)).rejects.toMatchObject({
      code: 'no-clips-found',
      message: expect.stringContaining('2 sound files') as string,
    });
  });

  it('says when the source is not there or neither folder nor zip', async () => {
    const folder = await temporaryFolder();
    const library = await Library.open({ dataFolder: await temporaryFolder() });
    const options = { choice: 'balanced' as const, library };
    await expect(importCorpus({ ...options, source: join(folder, 'gone') })).rejects.toMatchObject({
      code: 'not-found',
    });
    const [text] = await writeFiles(folder, { 'notes.zip': 'no archive at all' });
    await expect(importCorpus({ ...options, source: text })).rejects.toMatchObject({
      code: 'damaged-archive',
    });
    if (process.platform !== 'win32') {
      await expect(importCorpus({ ...options, source: '/dev/zero' })).rejects.toMatchObject({
        code: 'not-readable',
      });
    }
  });

  it('keeps and lists what was copied before the disk was full', async ({ skip }) => {
    const disk = await smallDisk('size=256k');
    if (disk === null) return skip(noSmallDisk);
    const library = await Library.open({ dataFolder: disk });
    const source = await ravdess(1);
    await expect(importCorpus({ source, choice: 'everything', library })).rejects.toMatchObject({
      code: 'disk-full',
      advice: expect.stringMatching(/clips copied until then are in the library/) as string,
    });
    const listed = library.list().map(({ fileName }) => fileName);
    expect(listed.length).toBeGreaterThan(5);
    expect(filesUnder(join(disk, 'samples'))).toEqual(listed.sort());
  });

  it('says when the library cannot be written', async () => {
    const dataFolder = await temporaryFolder();
    const library = await Library.open({ dataFolder });
    await writeFile(join(dataFolder, 'samples'), 'a file in the way');
    await expect(
      importCorpus({ source: await ravdess(1), choice: 'balanced', library }),
    ).rejects.toMatchObject({ code: 'cannot-write' });
  });
});

describe('real corpora', () => {
  const corpora = resolve('..', 'shared', 'corpora');

  it.for([
    { folder: 'ravdess-speech', corpus: 'RAVDESS', everything: 1440, emotions: 8 },
    { folder: 'savee', corpus: 'SAVEE', everything: 480, emotions: 7 },
  ])('$corpus, as kept for training', async ({ folder, corpus, everything, emotions }, { skip }) => {
    if (!existsSync(corpora)) return skip('needs the folder ../shared/corpora');
    const library = await Library.open({ dataFolder: await temporaryFolder() });
    const source = join(corpora, folder);
    const chosen = await importCorpus({ source, choice: 'balanced', library });
    expect(chosen).toMatchObject({ failed: [], corpora: [corpus] });
    const counts = Object.values(counted(library.list(), ({ label }) => label?.emotion ?? ''));
    expect(counts).toHaveLength(emotions);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    const all = await importCorpus({ source, choice: 'everything', library });
    expect(all).toMatchObject({ failed: [], alreadyThere: 96 });
    expect(library.list()).toHaveLength(everything);
  });
});
