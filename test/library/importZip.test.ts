import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importCorpus } from '../../src/library/importCorpus';
import { Library } from '../../src/library/library';
import { maxClipBytes } from '../../src/library/sourceFile';
import { openZip } from '../../src/library/zipSource';
import { filesUnder, ravdessFiles, temporaryFolder, toneWav } from './places';
import { symbolicLink, zipOf, type ZipEntry } from './zipWriter';

const wav = toneWav();
const clip = (number: string, more: Partial<ZipEntry> = {}): ZipEntry => ({
  name: `Actor_12/03-01-06-01-02-01-${number}.wav`,
  data: wav,
  ...more,
});
const names = (...numbers: string[]) => numbers.map((number) => `03-01-06-01-02-01-${number}.wav`);

/** Imports everything from an archive of these bytes into an empty library. */
async function importZip(bytes: Uint8Array, fileName = 'archive.zip') {
  const folder = await temporaryFolder();
  const source = join(folder, fileName);
  await writeFile(source, bytes);
  const dataFolder = join(folder, 'data');
  const library = await Library.open({ dataFolder });
  const done = importCorpus({ source, choice: 'everything', library });
  return {
    done,
    folder,
    /** Names of the clips kept, after the import has ended one way or the other. */
    kept: async () => {
      await done.catch(() => undefined);
      const kept = filesUnder(join(dataFolder, 'samples'));
      expect(library.list().map(({ fileName: name }) => name)).toEqual(kept);
      return kept;
    },
  };
}

describe('importing a zip', () => {
  it('takes the clips of stored and packed entries', async () => {
    const entries = Object.entries(ravdessFiles(1)).map(([name, data], n) => ({
      name,
      data,
      deflate: n % 2 === 0,
    }));
    const { done, kept } = await importZip(zipOf(entries));
    expect(await done).toMatchObject({ alreadyThere: 0, failed: [], corpora: ['RAVDESS'] });
    expect(await kept()).toHaveLength(60);
  });

  it('knows the actor from the archive’s own name, whatever its ending', async () => {
    const { done, kept } = await importZip(zipOf([{ name: 'a01.wav', data: wav }]), 'DC.download');
    await done;
    expect(await kept()).toEqual(['DC_a01.wav']);
  });

  it('passes over shadows, hidden files, folders, links and what is no sound', async () => {
    const { done, kept } = await importZip(
      zipOf([
        { name: 'Actor_12/', data: new Uint8Array() },
        { name: '__MACOSX/Actor_12/03-01-06-01-02-01-01.wav', data: wav },
        { name: 'Actor_12/._03-01-06-01-02-01-02.wav', data: wav },
        clip('03', { mode: symbolicLink, data: Buffer.from('/etc/passwd') }),
        { name: '03-01-06-01-02-01-04.txt', data: wav },
        clip('12'),
      ]),
    );
    expect(await done).toMatchObject({ failed: [] });
    expect(await kept()).toEqual(names('12'));
  });

  it.each([
    '../03-01-06-01-02-01-01.wav',
    '../../../../tmp/03-01-06-01-02-01-01.wav',
    '/tmp/03-01-06-01-02-01-01.wav',
    'C:\\03-01-06-01-02-01-01.wav',
    '..\\..\\03-01-06-01-02-01-01.wav',
    'a\0/03-01-06-01-02-01-01.wav',
  ])('writes nothing for an entry that would lead out: %j', async (name) => {
    const { done, kept, folder } = await importZip(zipOf([{ name, data: wav }, clip('12')]));
    await done;
    expect(await kept()).toEqual(names('12'));
    expect(filesUnder(folder)).toEqual([...names('12'), 'archive.zip', 'library.json'].sort());
  });

  it('reports encrypted, falsified and damaged entries and takes the others', async () => {
    const other = Buffer.from(toneWav(0.3));
    const { done, kept } = await importZip(
      zipOf([
        clip('01', { flags: 1, deflate: true }),
        clip('02', { crc: 1234 }),
        clip('03', { deflate: true, size: 10 }),
        clip('04', { deflate: true, size: wav.length + 1 }),
        clip('12', { data: other }),
      ]),
    );
    const { failed } = await done;
    expect(failed.map(({ fileName, problem }) => [fileName.slice(-6, -4), problem.code]).sort()).toEqual([
      ['01', 'damaged-archive'],
      ['02', 'damaged-archive'],
      ['03', 'damaged-archive'],
      ['04', 'damaged-archive'],
    ]);
    expect(await kept()).toEqual(names('12'));
  });

  it('does not unpack a bomb, whether it states its size or hides it', async () => {
    const zeros = new Uint8Array(maxClipBytes + 1);
    const { done, kept } = await importZip(
      zipOf([
        clip('01', { data: zeros, deflate: true }),
        clip('02', { data: zeros, deflate: true, size: 1000 }),
        clip('12'),
      ]),
    );
    const { failed } = await done;
    expect(failed.map(({ problem }) => problem.code).sort()).toEqual(['damaged-archive', 'too-long']);
    expect(await kept()).toEqual(names('12'));
  });
});

describe('openZip', () => {
  it('unpacks no more than its limit, whatever the entries share', async () => {
    const path = join(await temporaryFolder(), 'archive.zip');
    await writeFile(path, zipOf(['01', '02', '03'].map((number) => clip(number, { deflate: true }))));
    const limits = { entries: 3, unpackedBytes: 2.5 * wav.length };
    const source = await openZip(path, 'x', undefined, limits);
    for (const file of source.files.slice(0, 2)) expect(await file.read()).toHaveLength(wav.length);
    await expect(source.files[2].read()).rejects.toMatchObject({ code: 'damaged-archive' });
    await source.close();
    const tooMany = openZip(path, 'x', undefined, { ...limits, entries: 2 });
    await expect(tooMany).rejects.toMatchObject({ code: 'damaged-archive' });
  });

  it('stops when cancelled', async () => {
    const path = join(await temporaryFolder(), 'archive.zip');
    await writeFile(path, zipOf([clip('12')]));
    await expect(openZip(path, 'x', AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('an archive with any bytes changed', () => {
  it('gives whole clips or a plain refusal, never anything else', async () => {
    const folder = await temporaryFolder();
    const whole = zipOf([clip('01'), clip('02', { deflate: true })]);
    // Where it matters: headers and the directory, not the middle of the sound.
    const places = fc.nat(400).map((n) => (n < 200 ? n : whole.length - 1 - (n - 200)));
    const changes = fc.array(fc.tuple(places, fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(changes, fc.uuid(), async (changed, unique) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changed) bytes[at] = value;
        const path = join(folder, `${unique}.zip`);
        await writeFile(path, bytes);
        const source = await openZip(path, 'x').catch(refusal);
        if (source === null) return;
        for (const file of source.files) {
          const read = await file.read().catch(refusal);
          if (read !== null) expect(Buffer.compare(read, wav)).toBe(0);
        }
        await source.close();
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  function refusal(thrown: unknown): null {
    expect(thrown).toMatchObject({
      code: expect.stringMatching(/^(damaged-archive|too-long)$/) as string,
    });
    return null;
  }
});

describe('a damaged archive', () => {
  const whole = zipOf([clip('01'), clip('02'), clip('12')]);
  it.each([
    { what: 'cut off', bytes: whole.subarray(0, whole.length - 30) },
    { what: 'without its beginning', bytes: whole.subarray(5000) },
    { what: 'empty', bytes: Buffer.alloc(0) },
    { what: 'a sound file', bytes: Buffer.from(wav) },
    {
      what: 'with a damaged directory',
      bytes: Buffer.concat([whole.subarray(0, -22 - 100), Buffer.alloc(100), whole.subarray(-22)]),
    },
    { what: 'with not one sound entry', bytes: zipOf([clip('01', { crc: 1 }), clip('02', { crc: 1 })]) },
  ])('is said to be one: $what', async ({ bytes }) => {
    const { done, kept } = await importZip(bytes);
    await expect(done).rejects.toMatchObject({ code: 'damaged-archive' });
    expect(await kept()).toEqual([]);
  });

  it('is told from one without clips', async () => {
    const { done } = await importZip(zipOf([{ name: 'readme.txt', data: wav }]));
    await expect(done).rejects.toMatchObject({ code: 'no-clips-found' });
  });
});
