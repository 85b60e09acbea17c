import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SettingsStore } from '../../src/main/settings/settingsStore';
import { defaultSettings } from '../../src/shared/defaultSettings';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-settings-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('SettingsStore', () => {
  it('starts with the defaults, and what the machine suggests', () => {
    const settings = SettingsStore.open(folder, { captureSource: 'window' });
    expect(settings.read()).toEqual({ ...defaultSettings, captureSource: 'window' });
    expect(settings.damagedFile).toBeNull();
  });

  it('is the same after a restart', async () => {
    await SettingsStore.open(folder).change({ theme: 'dark', speed: 0.5, model: 'cnn3' });
    expect(SettingsStore.open(folder).read()).toEqual({
      ...defaultSettings,
      theme: 'dark',
      speed: 0.5,
      model: 'cnn3',
    });
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('keeps the last of many changes made at once', async () => {
    const settings = SettingsStore.open(folder);
    await Promise.all(Array.from({ length: 20 }, (_, i) => settings.change({ speed: 1 + i / 20 })));
    expect(SettingsStore.open(folder).read().speed).toBe(1.95);
  });

  it.each([
    ['not json', '{ "theme": "da'],
    ['empty', ''],
    ['of another shape', '[]'],
    ['nothing', 'null'],
  ])('moves a file that is %s aside and starts afresh', async (_, text) => {
    await writeFile(join(folder, 'settings.json'), text);
    const settings = SettingsStore.open(folder);
    expect(settings.read()).toEqual(defaultSettings);
    expect(await readFile(settings.damagedFile ?? '', 'utf8')).toBe(text);
    await settings.change({ loop: true });
    // Said once: the next start finds a good file.
    expect(SettingsStore.open(folder)).toMatchObject({ damagedFile: null });
  });

  it('keeps the values that fit where others do not, and says which', async () => {
    const stored = { theme: 'pink', loop: true, speed: 90, model: 'lite', liveHop: null, unknown: 1 };
    await writeFile(join(folder, 'settings.json'), JSON.stringify(stored));
    const settings = SettingsStore.open(folder);
    expect(settings.read()).toEqual({ ...defaultSettings, loop: true, model: 'lite' });
    expect(settings.damagedFile).toBeNull();
    expect(settings.unfit).toEqual(['theme', 'speed', 'liveHop']);
    await settings.change({ loop: false });
    expect(SettingsStore.open(folder).unfit).toEqual([]);
  });

  it('has no hop longer than its window', async () => {
    await writeFile(join(folder, 'settings.json'), '{ "timelineWindow": 1, "timelineHop": 2, "loop": true }');
    const settings = SettingsStore.open(folder);
    expect(settings.read()).toMatchObject({ timelineWindow: 1, timelineHop: 0.5, loop: true });
    expect(settings.unfit).toEqual(['timelineHop']);
    await expect(settings.change({ timelineHop: 1.5 })).rejects.toMatchObject({ code: 'refused' });
    expect(settings.read().timelineHop).toBe(0.5);
    await settings.change({ timelineWindow: 4, timelineHop: 2 });
    // A shorter window takes the hop along.
    expect(await settings.change({ timelineWindow: 1.5 })).toMatchObject({ timelineHop: 1.5 });
  });

  it('takes a file of an older version, with fewer settings, as it is', async () => {
    await writeFile(join(folder, 'settings.json'), '{ "theme": "light" }');
    const settings = SettingsStore.open(folder);
    expect(settings.read()).toEqual({ ...defaultSettings, theme: 'light' });
    expect(settings.damagedFile).toBeNull();
  });

  it('takes a file from before the spectrogram could be adjusted, and keeps all of it', async () => {
    const before = {
      theme: 'dark',
      captureSource: 'window',
      recorderDevice: 'hw:1',
      windowDevice: null,
      model: 'lite',
      profile: null,
      loop: true,
      speed: 1.5,
    };
    await writeFile(join(folder, 'settings.json'), JSON.stringify(before));
    const settings = SettingsStore.open(folder);
    expect(settings.damagedFile).toBeNull();
    expect(settings.read()).toEqual({ ...defaultSettings, ...before });
  });

  it('tells of every change', async () => {
    const settings = SettingsStore.open(folder);
    const changes: unknown[] = [];
    settings.onChange((change) => changes.push(change));
    await settings.change({ keys: { play: 'p' } });
    expect(changes).toEqual([{ keys: { play: 'p' } }]);
    expect(SettingsStore.open(folder).read().keys).toEqual({ play: 'p' });
  });

  it('says that it could not write, and keeps the change until the end', async () => {
    const settings = SettingsStore.open(join(folder, 'file'));
    await writeFile(join(folder, 'file'), 'a file where the folder should be');
    await expect(settings.change({ loop: true })).rejects.toMatchObject({ code: 'cannot-write' });
    expect(settings.read().loop).toBe(true);
  });
});
