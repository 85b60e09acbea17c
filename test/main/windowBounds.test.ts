import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileArguments } from '../../src/main/fileArguments';
import { boundsFile, openingBounds, readBounds } from '../../src/main/window/windowBounds';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const bounds = { x: 100, y: 50, width: 1400, height: 900, maximized: false };

describe('openingBounds', () => {
  it('is 1280 x 800 at first', () => {
    expect(openingBounds(null, [screen])).toEqual({ width: 1280, height: 800 });
  });

  it('is where the window was left', () => {
    expect(openingBounds(bounds, [screen])).toEqual({ x: 100, y: 50, width: 1400, height: 900 });
  });

  it.each([[{ x: 2500, y: 50 }], [{ x: -1390, y: 50 }], [{ x: 100, y: 1070 }], [{ x: 100, y: -400 }]])(
    'is the middle when %j is on no screen any more',
    (place) => {
      expect(openingBounds({ ...bounds, ...place }, [screen])).toEqual({ width: 1400, height: 900 });
    },
  );

  it('is never smaller than the window works at', () => {
    expect(openingBounds({ ...bounds, width: 10, height: 10 }, [screen])).toMatchObject({
      width: 1024,
      height: 640,
    });
  });
});

describe('readBounds', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'affectron-bounds-'))));
  afterAll(() => rm(folder, { recursive: true }));

  it('takes nothing but what was written', async () => {
    expect(readBounds(folder)).toBeNull();
    await writeFile(boundsFile(folder), JSON.stringify(bounds));
    expect(readBounds(folder)).toEqual(bounds);
    for (const damaged of ['', '{', '{"x":"1"}', JSON.stringify({ ...bounds, width: 1.5 })]) {
      await writeFile(boundsFile(folder), damaged);
      expect(readBounds(folder)).toBeNull();
    }
  });
});

describe('fileArguments', () => {
  it('leaves out program, app folder and switches', () => {
    const argv = ['/usr/bin/electron', '--no-sandbox', '/app', '--inspect=0', 'a.wav', '/b.flac'];
    expect(fileArguments(argv, '/home/me', false)).toEqual(['/home/me/a.wav', '/b.flac']);
  });

  it('has no app folder to leave out once packaged', () => {
    expect(fileArguments(['/opt/affectron', 'a b.wav'], '/home/me', true)).toEqual(['/home/me/a b.wav']);
    expect(fileArguments(['/opt/affectron'], '/home/me', true)).toEqual([]);
  });
});
