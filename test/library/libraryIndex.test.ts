import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Library } from '../../src/library/library';
import { isSoundName } from '../../src/library/soundTypes';
import { filesUnder, noSmallDisk, smallDisk, temporaryFolder, toneWav, writeFiles } from './places';

const whole = {
  version: 1,
  nextTake: 3,
  recordings: [{ file: 'Take 1.wav', title: 'Mine', seconds: 2, addedAt: '2026-01-01T00:00:00.000Z' }],
  clips: [],
  opened: [],
};

describe('a damaged index', () => {
  it.each([
    { what: 'cut off', text: JSON.stringify(whole).slice(0, 80) },
    { what: 'empty', text: '' },
    { what: 'of another kind', text: '[1, 2, 3]' },
    { what: 'of a later version', text: JSON.stringify({ ...whole, version: 2 }) },
    {
      what: 'leading out of its folder',
      text: JSON.stringify({ ...whole, recordings: [{ ...whole.recordings[0], file: '../secret.wav' }] }),
    },
  ])('($what) is moved aside and made anew from the files', async ({ text }) => {
    const dataFolder = await temporaryFolder();
    await writeFiles(dataFolder, {
      'library.json': text,
      'library.json.damaged-1': 'an earlier one',
      'recordings/Take 1.wav': toneWav(0.5),
      'samples/SAVEE/DC_a01.wav': toneWav(),
      'secret.wav': toneWav(),
    });
    const library = await Library.open({ dataFolder });
    expect(library.list().map(({ title }) => title)).toEqual(['a01', 'Take 1']);
    expect(library.notices).toMatchObject([
      { code: 'damaged', advice: expect.stringContaining('library.json.damaged-2') as string },
    ]);
    expect(await readFile(join(dataFolder, 'library.json.damaged-2'), 'utf8')).toBe(text);
    await library.close();
    const again = await Library.open({ dataFolder });
    expect(again.notices).toEqual([]);
    expect(again.list()).toEqual(library.list());
  });

  it('is told from none at all', async () => {
    const library = await Library.open({ dataFolder: await temporaryFolder() });
    expect(library.notices).toEqual([]);
  });

  it('is written without the files it no longer finds', async () => {
    const dataFolder = await temporaryFolder();
    await writeFiles(dataFolder, { 'library.json': JSON.stringify(whole) });
    const library = await Library.open({ dataFolder });
    expect(library.list()).toEqual([]);
    await library.close();
    const index = JSON.parse(await readFile(join(dataFolder, 'library.json'), 'utf8')) as unknown;
    expect(index).toEqual({ ...whole, recordings: [] });
  });
});

describe('a data folder that does not take files', () => {
  it('is a notice; bundled samples and opened files work all the same', async ({ skip }) => {
    const dataFolder = await smallDisk('ro');
    if (dataFolder === null) return skip(noSmallDisk);
    const [path] = await writeFiles(await temporaryFolder(), { 'voice.wav': toneWav() });
    const library = await Library.open({ dataFolder });
    expect(library.notices).toMatchObject([{ code: 'cannot-write' }]);
    expect((await library.open([path])).opened).toHaveLength(1);
    expect(library.list()).toHaveLength(1);
  });

  it('that is a file says so once, and speaks of no lost list', async () => {
    const [dataFolder] = await writeFiles(await temporaryFolder(), { Affectron: 'no folder' });
    const library = await Library.open({ dataFolder });
    expect(library.notices).toMatchObject([{ code: 'cannot-write' }]);
  });

  it('keeps a take whose listing could not be saved', async ({ skip }) => {
    const dataFolder = await smallDisk('size=64k');
    if (dataFolder === null) return skip(noSmallDisk);
    const library = await Library.open({ dataFolder });
    const path = library.takePath();
    await writeFile(path, toneWav(0.5));
    await writeFile(join(dataFolder, 'filler'), new Uint8Array(60_000)).catch(() => undefined);
    const take = await library.addTake(path);
    expect(library.list()).toEqual([take]);
    expect(library.notices).toMatchObject([{ code: 'disk-full' }]);
    expect(filesUnder(join(dataFolder, 'recordings'))).toEqual(['Take 1.wav']);
  });
});

describe('bundled samples', () => {
  it('of this repository are all listed, with their length, as synthetic and without a label', async () => {
    const library = await Library.open({
      dataFolder: await temporaryFolder(),
      samplesFolder: resolve('samples'),
    });
    expect(library.notices).toEqual([]);
    expect(
      library
        .list()
        .map(({ fileName }) => fileName)
        .sort(),
    ).toEqual(filesUnder(resolve('samples')).filter(isSoundName));
    for (const { origin, label, synthetic, attribution, seconds } of library.list()) {
      expect({ origin, label, synthetic }).toEqual({ origin: 'bundled', label: null, synthetic: true });
      expect(attribution).toMatch(/synthetic/i);
      expect(seconds).toBeGreaterThan(1);
    }
  });

  it.each([
    { what: 'missing', json: null },
    { what: 'damaged', json: '{' },
    {
      what: 'leading elsewhere',
      json: JSON.stringify([{ file: '../x.wav', title: 'x', attribution: 'x', synthetic: true }]),
    },
  ])('$what are a notice, not a failure', async ({ json }) => {
    const samplesFolder = await temporaryFolder();
    if (json !== null) await writeFiles(samplesFolder, { 'samples.json': json });
    const library = await Library.open({ dataFolder: await temporaryFolder(), samplesFolder });
    expect(library.list()).toEqual([]);
    expect(library.notices).toMatchObject([{ code: 'not-found' }]);
  });
});
