import { AffectronError } from '../errors';
import { startsWith } from './bytes';
import type { DecodedSound } from './clip';
import { readLimits } from './readLimits';
import { emptyFile, tooLarge } from './soundProblems';
import { decodeWav } from './wav';

export { readLimits } from './readLimits';

/** A file's bytes become a mono clip. The content decides what it is, not the name. */
export async function decodeSound(bytes: Uint8Array): Promise<DecodedSound> {
  if (bytes.length === 0) throw emptyFile();
  if (bytes.length > readLimits.maxBytes) throw tooLarge(bytes.length);
  if (startsWith(bytes, 'WAVE', 8)) return decodeWav(bytes);
  return Promise.reject(
    new AffectronError('unknown-format', 'This is not a sound file that Affectron knows.'),
  );
}
