import { describe, expect, it } from 'vitest';
import { missingLibraries } from '../../scripts/setup/systemLibraries.mjs';

const ldd = `
	linux-vdso.so.1 (0x00007ffd3b1f2000)
	libffmpeg.so => /opt/electron/libffmpeg.so (0x00007f2b)
	libnss3.so => not found
	libnssutil3.so => not found
	libsmime3.so => not found
	libgtk-3.so.0 => not found
	libasound.so.2 => not found
	libgbm.so.1 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f2b)
`;

describe('missingLibraries', () => {
  it('names the libraries and the one command, each package once', async () => {
    expect(await missingLibraries(ldd, () => Promise.resolve(false))).toEqual({
      libraries: [
        'libnss3.so',
        'libnssutil3.so',
        'libsmime3.so',
        'libgtk-3.so.0',
        'libasound.so.2',
        'libgbm.so.1',
      ],
      command: 'sudo apt-get install libasound2 libgbm1 libgtk-3-0 libnss3',
    });
  });

  it('uses the names of the 64-bit time packages where the system has them', async () => {
    const newer = ['libasound2t64', 'libgtk-3-0t64'];
    const missing = await missingLibraries(ldd, (name) => Promise.resolve(newer.includes(name)));
    expect(missing?.command).toBe('sudo apt-get install libasound2t64 libgbm1 libgtk-3-0t64 libnss3');
  });

  it('is null when nothing is missing', async () => {
    expect(await missingLibraries('\tlibc.so.6 => /lib/libc.so.6', () => Promise.resolve(false))).toBeNull();
  });
});
