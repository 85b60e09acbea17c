import { readAiffLayout } from './aiffLayout';
import type { DecodedSound } from './clip';
import { openLayout } from './decodeLayout';
import { openFlac } from './flac';
import { openMp3 } from './mp3';
import { openOggVorbis } from './oggVorbis';
import { openOpus } from './opus';
import { readLimits } from './readLimits';
import { soundFormat, type SoundFormat } from './soundFormat';
import { emptyFile, tooLarge } from './soundProblems';
import { collectSound, type SoundStream } from './soundStream';
import { readWavLayout } from './wavLayout';

export { readLimits } from './readLimits';

const openers: Record<SoundFormat, (bytes: Uint8Array) => SoundStream> = {
  WAV: (bytes) => openLayout('WAV', readWavLayout(bytes), (start, end) => bytes.subarray(start, end)),
  AIFF: (bytes) => openLayout('AIFF', readAiffLayout(bytes), (start, end) => bytes.subarray(start, end)),
  FLAC: openFlac,
  'Ogg Vorbis': openOggVorbis,
  Opus: openOpus,
  MP3: openMp3,
};

/**
 * The sound in a file's bytes, to be decoded piece by piece: of any length.
 *
 * @throws AffectronError as `decodeSound` but `too-long` for its seconds
 */
export function openSound(bytes: Uint8Array): SoundStream {
  if (bytes.length === 0) throw emptyFile();
  if (bytes.length > readLimits.maxBytes) throw tooLarge(bytes.length);
  return openers[soundFormat(bytes)](bytes);
}

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
  return collectSound(openSound(bytes));
}
