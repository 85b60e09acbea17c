import { AffectronError } from '../errors';
import { readLimits } from './readLimits';

/** The sentences several readers share, so that the same fault reads the same whatever the format. */

export function emptyFile(): AffectronError {
  return new AffectronError('empty-file', 'The file is empty.');
}

export function noSound(format: string): AffectronError {
  return new AffectronError('empty-file', `The ${format} file has a header but no sound in it.`);
}

/** A file that ends before it should. @param missing how much of it is not there, with its verb */
function cutOff(format: string, missing: string): AffectronError {
  return new AffectronError('truncated', `The ${format} file is cut off: ${missing} missing.`, {
    advice: 'Copy or download it again.',
  });
}

/** @param present bytes of sound that are there, of `declared` the header promises */
export function cutOffBytes(format: string, present: number, declared: number): AffectronError {
  const missing = declared - present;
  return cutOff(
    format,
    `${bytesInWords(missing)} of ${bytesInWords(declared)} of sound ${missing === 1 ? 'is' : 'are'}`,
  );
}

/** @param present seconds of sound that are there, of `declared` the header promises */
export function cutOffSeconds(format: string, present: number, declared: number): AffectronError {
  const digits = declared - present < 0.1 ? 3 : 1;
  return cutOff(
    format,
    `${(declared - present).toFixed(digits)} of ${declared.toFixed(digits)} seconds of sound are`,
  );
}

/** @param bytes that certainly are not there; what would have followed upon them is not known */
export function cutOffInside(format: string, bytes: number): AffectronError {
  return cutOff(format, `its end, at least ${bytesInWords(bytes)}, is`);
}

export function cutOffHeader(format: string): AffectronError {
  return new AffectronError('truncated', `The ${format} file ends before its sound begins.`, {
    advice: 'Copy or download it again.',
  });
}

export function damaged(format: string, cause?: unknown): AffectronError {
  return new AffectronError('damaged', `The ${format} file is damaged: nothing in it can be decoded.`, {
    advice: 'Copy or download it again.',
    cause,
  });
}

export function badHeader(format: string, fault: string): AffectronError {
  return new AffectronError('invalid-header', `The header of the ${format} file is wrong: it says ${fault}.`);
}

export function unsupported(what: string): AffectronError {
  return new AffectronError('unsupported-encoding', `${what} cannot be read by Affectron.`, {
    advice: 'Convert it to WAV or FLAC and open that.',
  });
}

export function tooLong(seconds: number | null): AffectronError {
  const length = seconds === null ? 'longer than that' : durationInWords(seconds);
  return new AffectronError(
    'too-long',
    `The sound is too long: Affectron reads up to ${durationInWords(readLimits.maxSeconds)}, this is ${length}.`,
    { advice: 'Cut it into shorter parts and open those.' },
  );
}

export function tooLarge(byteLength: number): AffectronError {
  return new AffectronError(
    'too-long',
    `The file is too large: Affectron reads up to ${bytesInWords(readLimits.maxBytes)}, this is ${bytesInWords(byteLength)}.`,
    { advice: 'Cut it into shorter parts and open those.' },
  );
}

/** Refuses headers that no real recording has. */
export function checkRateAndChannels(format: string, sampleRate: number, channels: number): void {
  if (!(sampleRate >= readLimits.minSampleRate && sampleRate <= readLimits.maxSampleRate)) {
    throw badHeader(format, `${sampleRate} samples per second`);
  }
  if (!(channels >= 1 && channels <= readLimits.maxChannels)) throw badHeader(format, `${channels} channels`);
}

export function checkSeconds(seconds: number): void {
  if (seconds > readLimits.maxSeconds) throw tooLong(seconds);
}

/** The warning of a file that was read around its faults. */
export const damagedParts = 'Parts of the file are damaged and were left out.';

function bytesInWords(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  for (const [unit, size] of [
    ['GB', 1e9],
    ['MB', 1e6],
    ['kB', 1e3],
  ] as const) {
    if (bytes >= size) return `${(bytes / size).toFixed(1)} ${unit}`;
  }
  return `${bytes} bytes`;
}

function durationInWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const parts: string[] = [];
  if (hours > 0) parts.push(hours === 1 ? '1 hour' : `${hours} hours`);
  if (minutes % 60 > 0) parts.push(minutes % 60 === 1 ? '1 minute' : `${minutes % 60} minutes`);
  if (hours === 0 && seconds % 60 >= 1) parts.push(`${Math.floor(seconds % 60)} seconds`);
  return parts.length > 0 ? parts.join(' ') : `${seconds.toFixed(1)} seconds`;
}
