import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkNode, isInstalled } from '../../scripts/setup/install.mjs';

describe('isInstalled', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'affectron-install-'));
    await mkdir(join(folder, 'node_modules'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/needed': { version: '1.2.3' },
    'node_modules/for-another-system': { version: '1.0.0', optional: true },
  };
  const write = async (present: object): Promise<void> => {
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
    await writeFile(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }));
  };

  it('is true when all but optional packages are there', async () => {
    await write({ 'node_modules/needed': { version: '1.2.3' } });
    expect(isInstalled(folder)).toBe(true);
  });

  it.each([
    { what: 'missing', present: {} },
    { what: 'of another version', present: { 'node_modules/needed': { version: '1.2.2' } } },
    {
      what: 'optional and of another version',
      present: {
        'node_modules/needed': { version: '1.2.3' },
        'node_modules/for-another-system': { version: '0.9.0' },
      },
    },
  ])('is false when a package is $what', async ({ present }) => {
    await write(present);
    expect(isInstalled(folder)).toBe(false);
  });

  it('is false when npm did not come to its end', async () => {
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
    expect(isInstalled(folder)).toBe(false);
    await writeFile(join(folder, 'node_modules/.package-lock.json'), '{ "packages": {');
    expect(isInstalled(folder)).toBe(false);
  });
});

describe('checkNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.15.0'])('takes %s', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });

  it.each(['20.18.3', '18.20.0'])('refuses %s and names the version needed', (version) => {
    expect(() => checkNode(version)).toThrow(/needs Node\.js 20\.19 .*https:\/\/nodejs\.org/);
  });
});
