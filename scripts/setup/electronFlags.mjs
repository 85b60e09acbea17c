import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Chromium's sandbox on Linux needs unprivileged user namespaces or a `chrome-sandbox` owned by root with its
 * setuid bit, and refuses to run as root. Where it cannot work Electron ends at once, so it has to be switched off.
 *
 * @param {string} binary Path of the Electron program.
 * @returns {{ flags: string[], reason: string | null }} `reason` says in words why the sandbox is off.
 */
export function electronFlags(binary) {
  if (process.platform !== 'linux') return { flags: [], reason: null };
  const off = (/** @type {string} */ reason) => ({ flags: ['--no-sandbox'], reason });
  if (process.getuid?.() === 0) {
    return off('Running as root, where Chromium allows no sandbox: starting without it (--no-sandbox).');
  }
  if (isSetuidRoot(join(dirname(binary), 'chrome-sandbox')) || userNamespacesWork()) {
    return { flags: [], reason: null };
  }
  const helper = join(dirname(binary), 'chrome-sandbox');
  return off(
    'This system forbids unprivileged user namespaces, which Chromium needs for its sandbox: starting without it ' +
      `(--no-sandbox). To have it: sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
  );
}

/** @param {string} path */
function isSetuidRoot(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && stats.uid === 0 && (stats.mode & 0o4000) !== 0;
}

function userNamespacesWork() {
  const answer = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' });
  // Without `unshare` nothing is known; the sandbox stays on, as it should by default.
  return answer.error !== undefined || answer.status === 0;
}
