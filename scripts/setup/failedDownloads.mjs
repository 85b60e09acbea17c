import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from './paths.mjs';

const dayMs = 24 * 60 * 60 * 1000;

/** @param {string} what */
const fileOf = (what) => join(cache, `${what}-download-failed.json`);

/**
 * True when this download failed within the last day: it is not tried at every start, so that a start without the
 * network is quick.
 *
 * @param {string} what names the download, e.g. `electron`
 * @param {string} version a download of another version is tried at once
 */
export function failedLately(what, version) {
  try {
    const failure = JSON.parse(readFileSync(fileOf(what), 'utf8'));
    return failure.version === version && Date.now() - failure.at < dayMs;
  } catch {
    return false;
  }
}

/**
 * @param {string} what
 * @param {string} version
 */
export function rememberFailure(what, version) {
  mkdirSync(cache, { recursive: true });
  writeFileSync(fileOf(what), JSON.stringify({ version, at: Date.now() }));
}

/** @param {string} what */
export function forgetFailure(what) {
  rmSync(fileOf(what), { force: true });
}
