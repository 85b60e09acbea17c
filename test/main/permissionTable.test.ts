import { describe, expect, it } from 'vitest';
import { isGranted } from '../../src/main/window/permissionTable';
import type { PermissionRequest } from '../../src/main/window/permissionTable';

const ours = {
  permission: 'media',
  origin: 'app://affectron',
  ours: true,
  media: ['audio'],
  inUse: ['audio'],
};

describe('permissions', () => {
  it('gives the microphone to our own page while something is recorded', () => {
    expect(isGranted(ours)).toBe(true);
    expect(isGranted({ ...ours, inUse: [] })).toBe(false);
    expect(isGranted({ ...ours, inUse: ['video'] })).toBe(false);
  });

  it('gives the camera to our own page while it is on, alone or with the microphone', () => {
    for (const media of [['video'], ['audio', 'video']]) {
      expect(isGranted({ ...ours, media, inUse: ['audio', 'video'] })).toBe(true);
      expect(isGranted({ ...ours, media, inUse: ['audio', 'video'], ours: false })).toBe(false);
      expect(isGranted({ ...ours, media, inUse: ['audio', 'video'], origin: 'https://affectron' })).toBe(
        false,
      );
    }
  });

  it.each<Partial<PermissionRequest>>([
    { media: ['__proto__'], inUse: ['__proto__'] },
    { media: ['video'] },
    { media: ['audio', 'video'] },
    { media: ['unnamed'], inUse: ['audio', 'video'] },
    { permission: 'display-capture', media: ['video'], inUse: ['audio', 'video'] },
    { ours: false },
    { origin: 'app://evil' },
    { origin: 'https://affectron' },
    { origin: '' },
    ...[
      'geolocation',
      'notifications',
      'clipboard-read',
      'display-capture',
      'fullscreen',
      'openExternal',
      'usb',
      'hid',
      '__proto__',
      'toString',
    ].map((permission) => ({ permission, media: [] })),
  ])('denies %j', (change) => {
    expect(isGranted({ ...ours, ...change })).toBe(false);
  });
});
