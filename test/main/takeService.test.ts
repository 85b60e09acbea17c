import { access, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeSound } from '../../src/core/audio/decode';
import { Library } from '../../src/library/library';
import { findRecorder } from '../../src/main/recording/findRecorder';
import { TakeService } from '../../src/main/recording/takeService';
import type { TakeServiceOptions } from '../../src/main/recording/takeService';
import type { TakeBlock, TakeEnded } from '../../src/shared/types';
import { noSmallDisk, smallDisk } from '../library/places';
import {
  delay,
  fakeArecord,
  fileMicrophone,
  hasArecord,
  runningArecords,
  soxHearsAlsa,
  tone,
} from './microphone';

let folder: string;
let library: Library;
let blocks: TakeBlock[];
let ended: TakeEnded[];
const cleanUp: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-takes-'));
  library = await Library.open({ dataFolder: folder });
  blocks = [];
  ended = [];
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await library.close();
  for (const undo of cleanUp.splice(0)) await undo();
  await rm(folder, { recursive: true });
});

function service(options: Partial<TakeServiceOptions> = {}): TakeService {
  return new TakeService({
    program: findRecorder(),
    devices: () => Promise.resolve([]),
    chosenDevice: () => null,
    library,
    requireAccess: () => Promise.resolve(),
    onBlock: (block) => blocks.push(block),
    onEnded: (end) => ended.push(end),
    log: () => undefined,
    ...options,
  });
}

/** What the library holds of a kept take. */
async function kept(id: string | null) {
  expect(id).not.toBeNull();
  const { clip } = await decodeSound(new Uint8Array(await readFile(library.path(id ?? ''))));
  expect(clip.sampleRate).toBe(16_000);
  return clip.samples;
}

async function files(): Promise<string[]> {
  return readdir(join(folder, 'recordings'));
}

async function useArecord(script: string): Promise<void> {
  const { path, remove } = await fakeArecord(script);
  cleanUp.push(remove);
  vi.stubEnv('PATH', `${path}:/usr/bin:/bin`);
}

describe.skipIf(!hasArecord)('a take by the real arecord', () => {
  beforeEach(async () => {
    const microphone = await fileMicrophone(tone(1));
    cleanUp.push(microphone.remove);
    vi.stubEnv('ALSA_CONFIG_PATH', microphone.env.ALSA_CONFIG_PATH);
  });

  it('becomes a recording of exactly what was heard', async () => {
    const takes = service();
    await takes.start('recorder');
    await delay(700);
    const end = await takes.stop();
    expect(end.problem).toBeNull();
    const samples = await kept(end.id);
    const shown = blocks.reduce((sum, block) => sum + block.samples.length, 0);
    expect(samples.length).toBe(shown);
    // The stand-in could give hours: a take is as long as the clock says.
    expect(samples.length).toBeGreaterThan(0.5 * 16_000);
    expect(samples.length).toBeLessThan(5 * 16_000);
    const original = tone(1);
    expect(samples.slice(0, 8000)).toEqual(Float32Array.from(original.slice(0, 8000), (s) => s / 32_768));
    expect(blocks.at(-1)?.seconds).toBeCloseTo(samples.length / 16_000, 6);
    expect(blocks.at(-1)?.peak).toBeCloseTo(0.5, 2);
    expect(runningArecords()).toEqual([]);
    expect(ended).toEqual([]);
  });

  it('that is killed in mid-take is kept, and says so', async () => {
    const takes = service();
    await takes.start('recorder');
    await delay(300);
    for (const pid of runningArecords()) process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(ended).toHaveLength(1));
    expect(ended[0]?.problem?.code).toBe('recorder-died');
    expect(ended[0]?.problem?.advice).toMatch(/first \d+\.\d seconds are kept/);
    expect((await kept(ended[0]?.id ?? null)).length).toBeGreaterThan(4000);
    // The window may press stop at the same moment: it gets the same answer, once.
    expect(await takes.stop()).toEqual(ended[0]);
    await expect(takes.stop()).rejects.toMatchObject({ code: 'not-recording' });
  });

  it('that is cancelled leaves nothing behind', async () => {
    const takes = service();
    await takes.start('recorder');
    await takes.cancel();
    expect(await files()).toEqual([]);
    expect(library.list()).toEqual([]);
    expect(runningArecords()).toEqual([]);
  });

  it('refuses a second take and goes on', async () => {
    const takes = service();
    await takes.start('recorder');
    await expect(takes.start('window')).rejects.toMatchObject({ code: 'already-recording' });
    expect(() => takes.push(new Float32Array(10))).toThrow(
      expect.objectContaining({ code: 'not-recording' }),
    );
    expect((await takes.stop()).id).not.toBeNull();
  });

  it('stopped while it starts is kept whole', async () => {
    const takes = service();
    const starting = takes.start('recorder');
    const end = await takes.stop();
    await starting;
    expect((await kept(end.id)).length).toBeGreaterThan(0);
  });

  it('is kept when the program ends', async () => {
    const takes = service();
    await takes.start('recorder');
    const end = await takes.keepRunning();
    expect((await kept(end?.id ?? null)).length).toBeGreaterThan(0);
    expect(await takes.keepRunning()).toBeNull();
  });

  it('stops at the limit and keeps exactly that', async () => {
    const takes = service({ maxSeconds: 0.5 });
    await takes.start('recorder');
    await vi.waitFor(() => expect(ended).toHaveLength(1));
    expect(ended[0]?.problem?.code).toBe('too-long');
    expect((await kept(ended[0]?.id ?? null)).length).toBe(8000);
  });

  it('takes no device string that is not in the list: ALSA would run it as a plugin definition', async () => {
    const planted = join(folder, 'planted');
    const device = `file:FILE='|touch ${planted}',FORMAT=raw`;
    const takes = service({
      chosenDevice: () => device,
      devices: () => Promise.resolve([{ id: 'plughw:CARD=A,DEV=0', name: 'A' }]),
    });
    await expect(takes.start('recorder')).rejects.toMatchObject({ code: 'no-device' });
    await delay(200);
    await expect(access(planted)).rejects.toThrow();
    expect(await files()).toEqual([]);
  });
});

describe.skipIf(!hasArecord)('the real arecord without a microphone', () => {
  it('means no device', async () => {
    // ALSA's own configuration, on a machine or container without a sound card.
    vi.stubEnv('ALSA_CARD', '31');
    vi.stubEnv('ALSA_CONFIG_PATH', '/usr/share/alsa/alsa.conf');
    await expect(service().start('recorder')).rejects.toMatchObject({ code: 'no-device' });
    expect(await files()).toEqual([]);
  });
});

describe('a recorder program that fails', () => {
  it.each([
    ['audio open error: Device or resource busy', 'device-busy'],
    ['audio open error: Permission denied', 'permission-refused'],
    ['audio open error: No such file or directory', 'no-device'],
    ['audio open error: Host is down', 'no-device'],
    ['Cannot allocate memory', 'recorder-died'],
  ])('with “%s” is %s, and leaves nothing behind', async (words, code) => {
    await useArecord(`echo "arecord: main:831: ${words}" >&2; exit 1`);
    await expect(service().start('recorder')).rejects.toMatchObject({ code });
    expect(await files()).toEqual([]);
  });

  it('because it is missing does not end the process', async () => {
    vi.stubEnv('PATH', '/nowhere');
    await expect(service({ program: 'arecord' }).start('recorder')).rejects.toMatchObject({
      code: 'no-recorder',
    });
    await expect(service({ program: null }).start('recorder')).rejects.toMatchObject({ code: 'no-recorder' });
    expect(await files()).toEqual([]);
  });

  it('in mid-take with exit code 0 keeps what came', async () => {
    await useArecord('head -c 32000 /dev/zero');
    const takes = service();
    await takes.start('recorder');
    await vi.waitFor(() => expect(ended).toHaveLength(1));
    expect(ended[0]?.problem?.code).toBe('recorder-died');
    expect((await kept(ended[0]?.id ?? null)).length).toBeGreaterThan(0);
  });

  it('and ignores SIGTERM is ended all the same', async () => {
    await useArecord("trap '' TERM; head -c 3200 /dev/zero; sleep 60");
    const takes = service();
    await takes.start('recorder');
    const end = await takes.stop();
    expect((await kept(end.id)).length).toBe(1600);
  });
});

describe('a take captured by the window', () => {
  it('is what was pushed, and its level', async () => {
    const takes = service();
    await takes.start('window');
    takes.push(Float32Array.from([0.25, -0.5]));
    takes.push(Float32Array.from([1, Number.NaN, 7, -Infinity]));
    const end = await takes.stop();
    expect(blocks[0]).toMatchObject({ peak: 0.5, clipped: false, silent: false, seconds: 2 / 16_000 });
    expect(blocks[1]).toMatchObject({ peak: 1, clipped: true });
    const samples = await kept(end.id);
    expect([...samples]).toEqual([0.25, -0.5, 32_767 / 32_768, 0, 32_767 / 32_768, 0]);
  });

  it('says when two seconds were silent, and when sound is back', async () => {
    const takes = service();
    await takes.start('window');
    for (let i = 0; i < 25; i++) takes.push(new Float32Array(1600));
    takes.push(Float32Array.from({ length: 1600 }, () => 0.1));
    await takes.cancel();
    expect(blocks.map((block) => block.silent)).toEqual([
      ...Array.from({ length: 19 }, () => false),
      ...Array.from({ length: 6 }, () => true),
      false,
    ]);
  });

  it('that lost its microphone keeps what came, and says why', async () => {
    const takes = service();
    await takes.start('window');
    takes.push(new Float32Array(16_000));
    const end = await takes.fail('device-busy');
    expect(end.problem).toMatchObject({
      code: 'device-busy',
      advice: expect.stringContaining('1.0 seconds are kept') as unknown,
    });
    expect((await kept(end.id)).length).toBe(16_000);
  });

  it('without a microphone says that, not that nothing was recorded', async () => {
    const takes = service();
    await takes.start('window');
    expect(await takes.fail('permission-refused')).toMatchObject({
      id: null,
      problem: { code: 'permission-refused' },
    });
    expect(await files()).toEqual([]);
  });

  it('stopped before any sound says that nothing was recorded', async () => {
    const takes = service();
    await takes.start('window');
    expect(await takes.stop()).toMatchObject({ id: null, problem: { code: 'nothing-recorded' } });
    expect(await files()).toEqual([]);
  });

  it('keeps what fitted on a disk that is full', async ({ skip }) => {
    const disk = await smallDisk('size=64k');
    if (disk === null) return skip(noSmallDisk);
    const small = await Library.open({ dataFolder: disk });
    const takes = service({ library: small });
    await takes.start('window');
    for (let i = 0; i < 10; i++) takes.push(new Float32Array(16_000).fill(0.1));
    await vi.waitFor(() => expect(ended).toHaveLength(1));
    expect(ended[0]?.problem?.code).toBe('disk-full');
    const bytes = await readFile(small.path(ended[0]?.id ?? ''));
    const { clip } = await decodeSound(new Uint8Array(bytes));
    expect(clip.samples.length).toBeGreaterThan(8000);
    expect(() => takes.push(new Float32Array(1))).toThrow();
  });

  it('is refused when none runs', async () => {
    const takes = service();
    expect(() => takes.push(new Float32Array(1))).toThrow();
    await expect(takes.stop()).rejects.toMatchObject({ code: 'not-recording' });
    await expect(takes.cancel()).rejects.toMatchObject({ code: 'not-recording' });
  });
});

describe.skipIf(!soxHearsAlsa)('the other recorder programs', () => {
  it.each(['sox', 'rec'] as const)('%s delivers 16 kHz mono too', async (program) => {
    const microphone = await fileMicrophone(tone(1));
    cleanUp.push(microphone.remove);
    vi.stubEnv('ALSA_CONFIG_PATH', microphone.env.ALSA_CONFIG_PATH);
    const takes = service({ program });
    await takes.start('recorder');
    await delay(300);
    const samples = await kept((await takes.stop()).id);
    // sox opens the device at a rate of its own and converts: the stand-in's tone comes out higher.
    expect(samples.length).toBeGreaterThan(2000);
    expect(Math.max(...samples)).toBeCloseTo(0.5, 1);
  });
});
