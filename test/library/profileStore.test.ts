import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { voiceFramesVersion } from '../../src/core/models/voiceFrameFacts';
import type { VoiceProfile } from '../../src/core/models/voiceProfile';
import { ProfileStore } from '../../src/library/profileStore';
import type { ProfileSummary } from '../../src/shared/types';
import { filesUnder, noSmallDisk, smallDisk, temporaryFolder } from './places';

const voice: VoiceProfile = {
  encoder: 'whisper-base',
  frames: voiceFramesVersion('whisper-base'),
  mean: [1, 2],
  deviation: [3, 4],
  clips: 9,
  seconds: 41,
};

const names = (store: ProfileStore) => store.list().map(({ name }) => name);

async function storeWith(dataFolder: string, ...people: string[]): Promise<ProfileStore> {
  const store = await ProfileStore.open(dataFolder);
  for (const name of people) await store.create(name, [voice]);
  return store;
}

describe('voice profiles', () => {
  it('are kept with their names, and are there again after a restart', async () => {
    const folder = await temporaryFolder();
    const store = await storeWith(folder, 'Anna', '  Ben ');
    expect(store.list()).toMatchObject([
      { name: 'Anna', clips: 9, seconds: 41, encoders: ['whisper-base'] },
      { name: 'Ben' },
    ]);
    const again = await ProfileStore.open(folder);
    expect(again.list()).toEqual(store.list());
    expect(again.voices(again.list()[0].id)).toEqual([voice]);
    expect(again.notices).toEqual([]);
    expect(filesUnder(folder)).toEqual(['profiles.json']);
  });

  it('hold statistics and names, and nothing else', async () => {
    const folder = await temporaryFolder();
    await storeWith(folder, 'Anna');
    const { profiles } = JSON.parse(await readFile(join(folder, 'profiles.json'), 'utf8')) as {
      profiles: object[];
    };
    expect(profiles.map((profile) => Object.keys(profile))).toEqual([['id', 'name', 'createdAt', 'voices']]);
  });

  it('are renamed, deleted and brought back to their place', async () => {
    const folder = await temporaryFolder();
    const store = await storeWith(folder, 'Anna', 'Ben', 'Cleo');
    const [, ben] = store.list();
    expect(await store.rename(ben.id, ' Benno ')).toMatchObject({ id: ben.id, name: 'Benno' });
    await store.remove(ben.id);
    expect(names(store)).toEqual(['Anna', 'Cleo']);
    expect(() => store.voices(ben.id)).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(names(await ProfileStore.open(folder))).toEqual(['Anna', 'Cleo']);
    await store.restore(ben.id);
    expect(names(store)).toEqual(['Anna', 'Benno', 'Cleo']);
    expect(names(await ProfileStore.open(folder))).toEqual(['Anna', 'Benno', 'Cleo']);
    await expect(store.restore(ben.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('tell of every change', async () => {
    const store = await storeWith(await temporaryFolder());
    const heard: string[][] = [];
    const stop = store.onChange((profiles: ProfileSummary[]) => heard.push(profiles.map(({ name }) => name)));
    const { id } = await store.create('Anna', [voice]);
    await store.rename(id, 'Ann');
    await store.remove(id);
    stop();
    await store.restore(id);
    expect(heard).toEqual([['Anna'], ['Ann'], []]);
  });

  it('changed at the same time are all kept', async () => {
    const folder = await temporaryFolder();
    const store = await storeWith(folder);
    const people = Array.from({ length: 12 }, (_, n) => `Person ${n}`);
    await Promise.all(people.map((name) => store.create(name, [voice])));
    expect(names(await ProfileStore.open(folder))).toEqual(people);
  });

  it('take no empty or endless name, and no unknown id', async () => {
    const store = await storeWith(await temporaryFolder(), 'Anna');
    for (const name of ['', '   ', 'x'.repeat(121)]) {
      await expect(store.create(name, [voice])).rejects.toMatchObject({ code: 'refused' });
      await expect(store.rename(store.list()[0].id, name)).rejects.toMatchObject({ code: 'refused' });
    }
    for (const change of [store.rename('voice-0', 'x'), store.remove('voice-0'), store.restore('voice-0')]) {
      await expect(change).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(names(store)).toEqual(['Anna']);
  });
});

describe('a damaged file of profiles', () => {
  it.for([
    { what: 'cut off', text: '{"version":1,"profiles":[{"id":"voi' },
    { what: 'empty', text: '' },
    { what: 'of a later version', text: '{"version":2,"profiles":[]}' },
  ])('($what) is moved aside, and says so', async ({ text }) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'profiles.json'), text);
    const store = await ProfileStore.open(folder);
    expect(store.list()).toEqual([]);
    expect(store.notices).toMatchObject([
      { code: 'damaged', advice: expect.stringContaining('profiles.json.damaged-1') as string },
    ]);
    expect(await readFile(join(folder, 'profiles.json.damaged-1'), 'utf8')).toBe(text);
    await store.create('Anna', [voice]);
    const again = await ProfileStore.open(folder);
    expect(names(again)).toEqual(['Anna']);
    expect(again.notices).toEqual([]);
  });

  it('keeps the profiles in it that are whole', async () => {
    const folder = await temporaryFolder();
    await storeWith(folder, 'Anna', 'Ben', 'Cleo');
    const path = join(folder, 'profiles.json');
    const text = (await readFile(path, 'utf8')).replace('"seconds":41', '"seconds":"long"');
    await writeFile(path, text);
    const store = await ProfileStore.open(folder);
    expect(names(store)).toEqual(['Ben', 'Cleo']);
    expect(store.notices).toMatchObject([
      { code: 'damaged', advice: expect.stringContaining('2 were whole') as string },
    ]);
    expect(await readFile(join(folder, 'profiles.json.damaged-1'), 'utf8')).toBe(text);
    expect(names(await ProfileStore.open(folder))).toEqual(['Ben', 'Cleo']);
  });

  it('that is a folder is moved aside too', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'profiles.json'));
    const store = await ProfileStore.open(folder);
    expect(store.notices).toMatchObject([{ code: 'damaged' }]);
    await store.create('Anna', [voice]);
    expect(names(await ProfileStore.open(folder))).toEqual(['Anna']);
  });
});

describe('a change that cannot be written', () => {
  it('on a read-only disk is refused', async ({ skip }) => {
    const folder = await smallDisk('ro');
    if (folder === null) return skip(noSmallDisk);
    const store = await storeWith(folder);
    await expect(store.create('Anna', [voice])).rejects.toMatchObject({ code: 'cannot-write' });
    expect(store.list()).toEqual([]);
  });

  it('on a full disk changes nothing, neither on the disk nor in the list', async ({ skip }) => {
    const folder = await smallDisk('size=64k');
    if (folder === null) return skip(noSmallDisk);
    const store = await storeWith(folder, 'Anna');
    await writeFile(join(folder, 'filler'), new Uint8Array(60_000)).catch(() => undefined);
    const long = { ...voice, mean: Array<number>(4000).fill(1), deviation: Array<number>(4000).fill(1) };
    await expect(store.create('Ben', [long])).rejects.toMatchObject({ code: 'disk-full' });
    expect(names(store)).toEqual(['Anna']);
    expect(names(await ProfileStore.open(folder))).toEqual(['Anna']);
  });
});
