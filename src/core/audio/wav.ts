import type { DecodedSound } from './clip';
import { decodeLayout } from './decodeLayout';
import { readWavLayout } from './wavLayout';

/** @throws AffectronError as `readWavLayout` and `decodeLayout` do */
export function decodeWav(bytes: Uint8Array): DecodedSound {
  return decodeLayout('WAV', bytes, readWavLayout(bytes));
}
