import { basename } from 'node:path';
import { AffectronError } from '../core/errors';

/** The system's code of a failed file operation ("ENOENT"), or `null` when it is no such error. */
export function systemCode(thrown: unknown): string | null {
  if (!(thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string')) return null;
  // Node's own codes (ERR_…) and zlib's (Z_…) have an underscore, the system's have none.
  return /^E[A-Z0-9]+$/.test(thrown.code) ? thrown.code : null;
}

/** A failed read of `path` as an `AffectronError`; other errors come back unchanged. */
export function readProblem(thrown: unknown, path: string): Error {
  const name = basename(path);
  switch (systemCode(thrown)) {
    case null:
      return asError(thrown);
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
      return new AffectronError('not-found', `“${name}” is not there.`, {
        advice: 'It may have been moved, renamed or be on a drive that is not connected.',
        cause: thrown,
      });
    case 'EISDIR':
      return isAFolder(path, thrown);
    case 'EACCES':
    case 'EPERM':
      return new AffectronError('not-readable', `You are not allowed to read “${name}”.`, {
        advice: 'Check the permissions of the file and of its folder.',
        cause: thrown,
      });
    default:
      return new AffectronError('not-readable', `“${name}” could not be read.`, {
        advice: 'The drive may be failing or disconnected, or another program may hold the file.',
        cause: thrown,
      });
  }
}

export function isAFolder(path: string, cause?: unknown): AffectronError {
  return new AffectronError('is-a-folder', `“${basename(path)}” is a folder, not a sound file.`, {
    advice: 'Pick the files inside it.',
    cause,
  });
}

/**
 * A failed write of `path` as an `AffectronError`; other errors come back unchanged.
 *
 * @param kept what the person still has, added to the advice
 */
export function writeProblem(thrown: unknown, path: string, kept?: string): Error {
  const code = systemCode(thrown);
  if (code === null) return asError(thrown);
  const advice = (todo: string) => (kept === undefined ? todo : `${todo} ${kept}`);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AffectronError('disk-full', `There is no room left on the disk for “${basename(path)}”.`, {
      advice: advice('Free some space and try again.'),
      cause: thrown,
    });
  }
  return new AffectronError('cannot-write', `“${basename(path)}” could not be written.`, {
    advice: advice('Check that the folder exists, is not read-only and that you may write in it.'),
    cause: thrown,
  });
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
