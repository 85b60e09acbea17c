import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fileSha256, findElectron, programName } from '../../scripts/setup/findElectron.mjs';
import { unpack } from '../../scripts/setup/repack.mjs';
import { run } from '../../scripts/setup/run.mjs';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'affectron-electron-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

describe('ELECTRON_OVERRIDE_DIST_PATH', () => {
  it('comes before every other Electron', async () => {
    const program = join(folder, programName());
    await mkdir(join(program, '..'), { recursive: true });
    await writeFile(program, '');
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
    expect(findElectron()).toEqual({ path: program, origin: 'override' });
  });

  it('is refused by its name when no program is there', () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
    expect(() => findElectron()).toThrow(/ELECTRON_OVERRIDE_DIST_PATH is set to .*, but there is no /);
  });
});

describe('where neither the official Electron nor the repack can be had', () => {
  it('names the two variables that help', async () => {
    const module = JSON.stringify(new URL('../../scripts/setup/electron.mjs', import.meta.url).href);
    const script =
      "Object.defineProperty(process, 'platform', { value: 'freebsd' });" +
      `import(${module}).then((m) => m.ensureElectron()).catch((error) => console.log(error.name, error.message));`;
    const { output } = await run(process.execPath, ['-e', script], {
      // Nothing listens on port 9.
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '', ELECTRON_MIRROR: 'http://127.0.0.1:9/' },
    });
    expect(output).toMatch(/^Trouble .*ELECTRON_MIRROR.*ELECTRON_OVERRIDE_DIST_PATH/);
  });
});

describe.skipIf(process.platform === 'win32')('the repack', () => {
  async function pack(content: string): Promise<string> {
    const bin = join(folder, 'made', 'package', 'bin');
    await mkdir(bin, { recursive: true });
    for (const name of ['electron', 'chrome_crashpad_handler']) {
      await writeFile(join(bin, name), content);
      await chmod(join(bin, name), 0o644);
    }
    const archive = join(folder, 'repack.tgz');
    await run('tar', ['-czf', archive, '-C', join(folder, 'made'), 'package']);
    return archive;
  }

  it('is unpacked with the run bits it lost', async () => {
    const archive = await pack('a program');
    const sum = await fileSha256(join(folder, 'made/package/bin/electron'));
    await unpack(archive, folder, sum);
    for (const name of ['electron', 'chrome_crashpad_handler']) {
      const { mode } = await stat(join(folder, 'package/bin', name));
      expect(mode & 0o111).toBe(0o111);
    }
  });

  it('is refused when it is not the one that was pinned', async () => {
    const archive = await pack('another program');
    await expect(unpack(archive, folder, '0'.repeat(64))).rejects.toThrow(/not what it should be.*SHA-256/);
  });

  it('is refused when it does not hold the program', async () => {
    const archive = join(folder, 'empty.tgz');
    await mkdir(join(folder, 'made', 'package'), { recursive: true });
    await run('tar', ['-czf', archive, '-C', join(folder, 'made'), 'package']);
    await expect(unpack(archive, folder, '0'.repeat(64))).rejects.toThrow(/missing/);
  });
});
