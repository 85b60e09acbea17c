import { basename } from 'node:path';
import { probeSound } from '../core/audio/probe';
import { AffectronError } from '../core/errors';
import { readSoundHead } from './readSoundFile';

/**
 * What the first bytes of a file say: its format, and its length where that is cheap to know.
 *
 * @throws AffectronError `unknown-format`, and as `readSoundFile`
 */
export async function probeFile(path: string): Promise<{ format: string; seconds: number | null }> {
  const { head, byteLength } = await readSoundHead(path);
  const probed = probeSound(head, byteLength);
  if (probed === null) throw unknownFormat(basename(path));
  return probed;
}

export function unknownFormat(name: string): AffectronError {
  return new AffectronError('unknown-format', `“${name}” is not a sound file that Affectron can read.`, {
    advice: 'It reads WAV, AIFF, FLAC, Ogg Vorbis, Opus and MP3.',
  });
}

/** Length of a sound file in seconds; `null` where its first bytes do not say or cannot be read. */
export async function soundSeconds(path: string): Promise<number | null> {
  return probeFile(path).then(
    ({ seconds }) => seconds,
    () => null,
  );
}
