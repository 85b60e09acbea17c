import { describe, expect, it } from 'vitest';
import { isGranted } from '../../src/main/window/permissionTable';
import type { PermissionRequest } from '../../src/main/window/permissionTable';

const ours = { permission: 'media', origin: 'app://affectron', ours: true, media: ['audio'] };

describe('permissions', () => {
  it('gives the microphone to our own page', () => {
    expect(isGranted(ours)).toBe(true);
  });

  it.each<Partial<PermissionRequest>>([
    { media: ['video'] },
    { media: ['audio', 'video'] },
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
