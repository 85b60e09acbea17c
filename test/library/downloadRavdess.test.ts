import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  downloadRavdess,
  ravdessSpeech,
  type DownloadRavdessOptions,
} from '../../src/library/downloadRavdess';
import { Library } from '../../src/library/library';
import type { Progress } from '../../src/library/progress';
import { filesUnder, noSmallDisk, ravdessFiles, smallDisk, temporaryFolder, writeFiles } from './places';
import { cutAt, honest, stallAt, withoutRange, zenodo } from './zenodo';
import { zipOf } from './zipWriter';

const zip = zipOf(Object.entries(ravdessFiles(2)).map(([name, data]) => ({ name, data })));
const name = 'Audio_Speech_Actors_01-24.zip';
const middle = Math.round(zip.length / 2);

async function setUp(dataFolder?: string) {
  const folder = dataFolder ?? (await temporaryFolder());
  const server = await zenodo(zip);
  const library = await Library.open({ dataFolder: folder });
  const downloads = join(folder, 'downloads');
  const download = (more: Partial<DownloadRavdessOptions> = {}) =>
    downloadRavdess({ library, choice: 'everything', remote: server.remote, ...more });
  return { folder, server, library, downloads, download };
}

const partialBytes = async (downloads: string) =>
  (await readFile(join(downloads, `${name}.partial`)).catch(() => Buffer.alloc(0))).length;

describe('downloading RAVDESS', () => {
  it('knows the official file', () => {
    expect(ravdessSpeech).toEqual({
      url: 'https://zenodo.org/records/1188976/files/Audio_Speech_Actors_01-24.zip?download=1',
      bytes: 208_468_073,
      checksum: { kind: 'md5', hex: 'bc696df654c87fed845eb13823edef8a' },
    });
  });

  it('fetches, checks, imports and deletes the zip, telling how far it is', async () => {
    const { server, library, downloads, download } = await setUp();
    const steps: Progress[] = [];
    const report = await download({ choice: 'balanced', onProgress: (progress) => steps.push(progress) });
    expect(report.added).toHaveLength(96);
    expect(library.list()).toHaveLength(96);
    expect(filesUnder(downloads)).toEqual([]);
    expect(server.asked).toEqual([0]);
    const kinds = new Set(steps.map(({ step }) => step.replaceAll(/\d+/g, 'N')));
    expect([...kinds]).toEqual([
      'Downloading N of N MB',
      'Checking the download',
      'Looking for clips',
      'Copying N of N',
    ]);
    for (const { done, total } of steps) if (total !== null) expect(done).toBeLessThanOrEqual(total);
  });

  it('goes on where a cut connection left it', async () => {
    const { server, library, downloads, download } = await setUp();
    server.behave(cutAt(middle));
    await expect(download()).rejects.toMatchObject({
      code: 'download-failed',
      advice: expect.stringContaining('goes on from there') as string,
    });
    // What had arrived but was not read yet when the connection broke is lost.
    const kept = await partialBytes(downloads);
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThanOrEqual(middle);
    expect(library.list()).toEqual([]);
    server.behave(honest);
    expect((await download()).added).toHaveLength(120);
    expect(server.asked).toEqual([0, kept]);
  });

  it('begins again where the server sends no parts', async () => {
    const { server, downloads, download } = await setUp();
    server.behave(cutAt(middle));
    await expect(download()).rejects.toMatchObject({ code: 'download-failed' });
    server.behave(withoutRange);
    expect((await download()).added).toHaveLength(120);
    expect(filesUnder(downloads)).toEqual([]);
  });

  it.each([
    {
      what: 'another part than asked for',
      status: 206,
      headers: { 'content-range': `bytes 7-${zip.length - 1}/${zip.length}` },
    },
    { what: 'a part of another file', status: 206, headers: { 'content-range': `bytes ${middle}-99/100` } },
    { what: 'that there is no such part', status: 416, headers: {} },
  ])('asks for the whole when it is answered $what', async ({ status, headers }) => {
    const { server, download, downloads } = await setUp();
    await writeFiles(downloads, { [`${name}.partial`]: zip.subarray(0, middle) });
    server.behave((file, from, response, request) => {
      if (from === 0) honest(file, 0, response, request);
      else response.writeHead(status, headers).end('x');
    });
    expect((await download()).added).toHaveLength(120);
    expect(server.asked).toEqual([middle, 0]);
  });

  it('keeps what came when it is cancelled, and goes on from there', async () => {
    const { server, library, downloads, download } = await setUp();
    server.behave(stallAt(middle));
    const cancel = new AbortController();
    const onProgress = ({ done }: Progress) => {
      if (done > 0) setTimeout(() => cancel.abort(), 50);
    };
    await expect(download({ signal: cancel.signal, onProgress })).rejects.toMatchObject({
      code: 'cancelled',
      advice: expect.stringContaining('goes on from there') as string,
    });
    expect(library.list()).toEqual([]);
    const kept = await partialBytes(downloads);
    expect(kept).toBeGreaterThan(0);
    server.behave(honest);
    expect((await download()).added).toHaveLength(120);
    expect(server.asked).toEqual([0, kept]);
  });

  it('need not be fetched again when only the import was cancelled', async () => {
    const { server, library, downloads, download } = await setUp();
    const cancel = new AbortController();
    const onProgress = ({ step }: Progress) => {
      if (step === 'Copying 30 of 120') cancel.abort();
    };
    await expect(download({ signal: cancel.signal, onProgress })).rejects.toMatchObject({
      code: 'cancelled',
    });
    const listed = library.list().length;
    expect(listed).toBeGreaterThanOrEqual(30);
    expect(filesUnder(downloads)).toEqual([name]);
    const report = await download();
    expect(report).toMatchObject({ alreadyThere: listed });
    expect(library.list()).toHaveLength(120);
    expect(server.asked).toEqual([0]);
    expect(filesUnder(downloads)).toEqual([]);
  });

  it('deletes a file with the wrong bytes and says so', async () => {
    const { server, library, downloads, download } = await setUp();
    server.behave((file, from, response, request) => {
      const changed = Buffer.from(file);
      changed[1000] ^= 1;
      honest(changed, from, response, request);
    });
    await expect(download()).rejects.toMatchObject({ code: 'checksum-mismatch' });
    expect(filesUnder(downloads)).toEqual([]);
    expect(library.list()).toEqual([]);
    server.behave(honest);
    expect((await download()).added).toHaveLength(120);
  });

  it('deletes a partial download that was changed on the disk, once it is complete', async () => {
    const { downloads, download } = await setUp();
    await writeFiles(downloads, { [`${name}.partial`]: Buffer.alloc(middle) });
    await expect(download()).rejects.toMatchObject({ code: 'checksum-mismatch' });
    await writeFiles(downloads, { [`${name}.partial`]: Buffer.alloc(zip.length + 5) });
    expect((await download()).added).toHaveLength(120);
  });

  it.each([404, 429, 500, 503])(
    'says that the server answered with error %i and keeps what came',
    async (status) => {
      const { server, downloads, download } = await setUp();
      await writeFiles(downloads, { [`${name}.partial`]: zip.subarray(0, middle) });
      server.behave((_file, _from, response) => response.writeHead(status).end('sorry'));
      await expect(download()).rejects.toMatchObject({
        code: 'download-failed',
        message: expect.stringContaining(String(status)) as string,
      });
      expect(await partialBytes(downloads)).toBe(middle);
    },
  );

  it('is not deceived by the page of a network that asks to log in', async () => {
    const { server, downloads, download } = await setUp();
    await writeFiles(downloads, { [`${name}.partial`]: zip.subarray(0, middle) });
    server.behave((_file, _from, response) => {
      const page = '<html>Please log in</html>';
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': page.length }).end(page);
    });
    await expect(download()).rejects.toMatchObject({ code: 'download-failed' });
    expect(await partialBytes(downloads)).toBe(middle);
  });

  it('stops when a server sends more than the file has', async () => {
    const { server, downloads, download } = await setUp();
    server.behave((file, _from, response) => {
      // Chunked: no length is promised.
      response.writeHead(200);
      response.write(file);
      response.end(Buffer.alloc(100_000));
    });
    await expect(download()).rejects.toMatchObject({ code: 'download-failed' });
    expect(await partialBytes(downloads)).toBeLessThanOrEqual(zip.length);
  });

  it('gives up on a server that stops sending, or never answers', async () => {
    const { server, downloads, download } = await setUp();
    server.behave(stallAt(middle));
    await expect(download({ patience: 1500 })).rejects.toMatchObject({
      code: 'download-failed',
      message: expect.stringContaining('stopped answering') as string,
    });
    expect(await partialBytes(downloads)).toBe(middle);
    server.behave(() => undefined);
    await expect(download({ patience: 1500 })).rejects.toMatchObject({ code: 'download-failed' });
    expect(await partialBytes(downloads)).toBe(middle);
  });

  it('says when nobody is there', async () => {
    const { download, server } = await setUp();
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const address = closed.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await new Promise((resolve) => closed.close(resolve));
    const remote = { ...server.remote, url: `http://127.0.0.1:${port}/x.zip` };
    await expect(download({ remote })).rejects.toMatchObject({
      code: 'download-failed',
      message: expect.stringContaining(`127.0.0.1:${port}`) as string,
    });
  });

  it('says when the disk is full and keeps what came', async ({ skip }) => {
    const disk = await smallDisk('size=256k');
    if (disk === null) return skip(noSmallDisk);
    const { downloads, download } = await setUp(disk);
    await expect(download()).rejects.toMatchObject({ code: 'disk-full' });
    expect(await partialBytes(downloads)).toBeGreaterThan(100_000);
  });

  it('says when the download folder cannot be made', async () => {
    const { folder, download } = await setUp();
    await writeFile(join(folder, 'downloads'), 'a file in the way');
    await expect(download()).rejects.toMatchObject({ code: 'cannot-write' });
  });

  it('fetches nothing when it was cancelled before', async () => {
    const { server, download } = await setUp();
    await expect(download({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
    expect(server.asked).toEqual([]);
  });
});
