import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AffectronError } from '../../../src/core/errors';
import { openVideo } from '../../../src/core/video/openVideo';
import type { VideoFile } from '../../../src/core/video/videoFile';
import { madeMp4, madeWebm, sourceOf } from './madeFiles';

async function read(track: VideoFile['picture'] | VideoFile['sound']): Promise<[string, number, boolean][]> {
  const found: [string, number, boolean][] = [];
  for await (const { data, time, key } of track?.packets() ?? []) {
    found.push([String.fromCharCode(...data), Number(time.toFixed(3)), key]);
  }
  return found;
}

describe('an MP4 file', () => {
  it('gives pictures and sound in the order of decoding, at their times', async () => {
    const { seconds, picture, sound } = await openVideo(sourceOf(madeMp4()));
    expect(seconds).toBe(0.3);
    expect(picture).toMatchObject({ codec: 'avc1.42c01f', width: 640, height: 360, turned: 90 });
    expect(picture?.description).toEqual(Uint8Array.of(1, 0x42, 0xc0, 0x1f, 0xff));
    expect(await read(picture)).toEqual([
      ['AAAA', 0, true],
      ['BB', 0.2, false],
      ['CCC', 0.1, false],
    ]);
    expect(sound).toMatchObject({ codec: 'mp4a.40.2', sampleRate: 48_000, channels: 2 });
    expect(sound?.description).toEqual(Uint8Array.of(0x11, 0x90));
    expect(await read(sound)).toEqual([
      ['xy', 0.1, true],
      ['z', 0.2, true],
    ]);
  });
});

describe('a WebM file', () => {
  it('gives pictures and sound of clusters that do not state their size, and the time of its last block', async () => {
    const { seconds, picture, sound } = await openVideo(sourceOf(madeWebm()));
    expect(seconds).toBe(1.26);
    expect(picture).toMatchObject({ codec: 'vp8', width: 640, height: 360 });
    expect(await read(picture)).toEqual([
      ['key', 0, true],
      ['delta', 1.04, false],
      ['late', 1.2, false],
    ]);
    expect(sound).toMatchObject({ codec: 'opus', sampleRate: 48_000, channels: 2 });
    expect((await read(sound)).map(([data]) => data)).toEqual(['a', 'bb', 'ccc', 'end']);
  });
});

describe.each([
  ['MP4', madeMp4],
  ['WebM', madeWebm],
])('%s that is damaged', (_name, make) => {
  it('ends, or is refused with a code, whatever is wrong with it', { timeout: 60_000 }, async () => {
    const whole = make();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 20, max: whole.length }),
        async (changes, length) => {
          const bytes = whole.slice(0, length);
          for (const [at, value] of changes) if (at > 8 && at < length) bytes[at] = value;
          try {
            const { picture, sound } = await openVideo(sourceOf(bytes));
            await read(picture);
            await read(sound);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(AffectronError);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('a file that is no video is refused', async () => {
  await expect(openVideo(sourceOf(new Uint8Array(100)))).rejects.toMatchObject({ code: 'unknown-format' });
});
