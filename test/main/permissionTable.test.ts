import { describe, expect, it } from 'vitest';
import { isGranted } from '../../src/main/window/permissionTable';
import type { PermissionRequest } from '../../src/main/window/permissionTable';

const ours = {
  permission: 'media',
  origin: 'app://affectron',
  ours: true,
  media: ['audio'],
  cameraOn: false,
};

describe('permissions', () => {
  it('gives the microphone to our own page', () => {
    expect(isGranted(ours)).toBe(true);
  });

  it('gives the camera to our own page while it is on, alone or with the microphone', () => {
    for (const media of [['video'], ['audio', 'video']]) {
      expect(isGranted({ ...ours, media, cameraOn: true })).toBe(true);
      expect(isGranted({ ...ours, media, cameraOn: true, ours: false })).toBe(false);
      expect(isGranted({ ...ours, media, cameraOn: true, origin: 'https://affectron' })).toBe(false);
    }
  });

  it.each<Partial<PermissionRequest>>([
    { media: ['video'] },
    { media: ['audio', 'video'] },
    { media: ['unnamed'], cameraOn: true },
    { permission: 'display-capture', media: ['video'], cameraOn: true },
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
