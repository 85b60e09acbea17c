import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json';
import { root } from '../../scripts/setup/paths.mjs';

interface LockedPackage {
  dev?: boolean;
  license?: string;
  version?: string;
  integrity?: string;
  /** Where it came from; of a package that lies in this repository: its folder. */
  resolved?: string;
  link?: boolean;
}

const { dependencies, devDependencies, optionalDependencies } = packageJson;
const wanted = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });

async function locked(): Promise<Record<string, LockedPackage>> {
  const text = await readFile(join(root, 'package-lock.json'), 'utf8');
  return (JSON.parse(text) as { packages: Record<string, LockedPackage> }).packages;
}

function licenceOf(packages: Record<string, LockedPackage>, name: string): string | undefined {
  const found = packages[`node_modules/${name}`];
  return (found?.link ? packages[found.resolved ?? ''] : found)?.license;
}

describe('docs/dependencies.md', () => {
  it('lists every dependency with its licence, and none that is gone', async () => {
    const page = await readFile(join(root, 'docs', 'dependencies.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `(.+?)` +\| .+ \| (.+?) +\|$/gm)].map(([, name, licence]) => [
      name,
      licence,
    ]);
    const packages = await locked();
    const expected = wanted.map((name) => [name, licenceOf(packages, name)]);
    expect(rows.sort()).toEqual(expected.sort());
  });
});

describe('package.json', () => {
  const asked = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });

  it('asks for exact versions only', () => {
    const loose = asked.filter(
      ([, version]) => !/^(\d+\.\d+\.\d+(-[\w.]+)?|file:packages\/[\w-]+)$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('asks for what is locked, of the public registry, with the hash of each', async () => {
    const packages = await locked();
    const { '': own, ...others } = packages;
    expect(own).toMatchObject({ dependencies, devDependencies, optionalDependencies });
    for (const [name, version] of asked) {
      const found = others[`node_modules/${name}`];
      if (!version.startsWith('file:')) expect(found, name).toMatchObject({ version });
    }
    const remote = Object.entries(others).filter(
      ([path, { link }]) => path.includes('node_modules/') && !link,
    );
    expect(
      remote.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
    ).toEqual([]);
    const elsewhere = remote.filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere.map(([path]) => path)).toEqual([]);
  });
});

describe('licences', () => {
  it('of everything that ships are none of the GPL family', async () => {
    const shipped = Object.entries(await locked()).filter(
      ([path, { dev, link }]) => path !== '' && !dev && !link,
    );
    expect(shipped.filter(([, { license }]) => /GPL/.test(license ?? 'unknown'))).toEqual([]);
    expect(shipped.filter(([, { license }]) => license === undefined).map(([path]) => path)).toEqual([]);
  });
});
