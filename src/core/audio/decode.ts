import { readAiffLayout } from './aiffLayout';
import type { DecodedSound } from './clip';
import { decodeLayout } from './decodeLayout';
import { decodeFlac } from './flac';
import { decodeMp3 } from './mp3';
import { decodeOggVorbis } from './oggVorbis';
import { decodeOpus } from './opus';
import { readLimits } from './readLimits';
import { soundFormat, type SoundFormat } from './soundFormat';
import { emptyFile, tooLarge } from './soundProblems';
import { readWavLayout } from './wavLayout';

export { readLimits } from './readLimits';

const decoders: Record<SoundFormat, (bytes: Uint8Array) => DecodedSound | Promise<DecodedSound>> = {
  WAV: (bytes) => decodeLayout('WAV', bytes, readWavLayout(bytes)),
  AIFF: (bytes) => decodeLayout('AIFF', bytes, readAiffLayout(bytes)),
  FLAC: decodeFlac,
  'Ogg Vorbis': decodeOggVorbis,
  Opus: decodeOpus,
  MP3: decodeMp3,
};

/**
 * A file's bytes become a mono clip at the file's own rate, channels mixed by their mean. The content decides
 * what it is, not the name.
 *
 * A file that ends before its own header says is refused, so that nobody takes a part for the whole. One that is
 * damaged within is decoded around the damage and carries a `warning`; it is refused only when nothing of it can
 * be decoded.
 *
 * @throws AffectronError `empty-file`, `unknown-format`, `unsupported-encoding`, `truncated`, `damaged`,
 * `invalid-header`, `invalid-samples`, `too-long` (see `readLimits`)
 */
export async function decodeSound(bytes: Uint8Array): Promise<DecodedSound> {
  if (bytes.length === 0) throw emptyFile();
  if (bytes.length > readLimits.maxBytes) throw tooLarge(bytes.length);
  return decoders[soundFormat(bytes)](bytes);
}
