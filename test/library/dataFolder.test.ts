import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../src/library/dataFolder';

describe('dataFolder', () => {
  it.each([
    { platform: 'linux', env: {}, folder: join('/home/ada', '.config', 'Affectron') },
    { platform: 'linux', env: { XDG_CONFIG_HOME: '/conf' }, folder: join('/conf', 'Affectron') },
    {
      platform: 'darwin',
      env: { XDG_CONFIG_HOME: '/conf' },
      folder: join('/home/ada', 'Library', 'Application Support', 'Affectron'),
    },
    { platform: 'win32', env: { APPDATA: '/roaming' }, folder: join('/roaming', 'Affectron') },
    { platform: 'win32', env: {}, folder: join('/home/ada', 'AppData', 'Roaming', 'Affectron') },
    { platform: 'linux', env: { AFFECTRON_DATA: '/mine', XDG_CONFIG_HOME: '/conf' }, folder: '/mine' },
    { platform: 'linux', env: { AFFECTRON_DATA: '' }, folder: join('/home/ada', '.config', 'Affectron') },
  ] as const)('is $folder on $platform with $env', ({ platform, env, folder }) => {
    expect(dataFolder({ platform, env, home: '/home/ada' })).toBe(folder);
  });
});
