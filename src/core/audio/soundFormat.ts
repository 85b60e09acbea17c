import { AffectronError } from '../errors';
import { startsWith, textAt } from './bytes';
import { findMpegStream, skipId3 } from './mpegHeader';
import { findOggSound } from './oggPages';
import { badHeader, cutOffHeader, unsupported } from './soundProblems';

/** Containers as people name them, the values of `DecodedSound.format`. */
export type SoundFormat = 'WAV' | 'AIFF' | 'FLAC' | 'Ogg Vorbis' | 'Opus' | 'MP3';

/**
 * What a file is, by its content alone.
 *
 * @param bytes the file, or at least its first 64 kB
 * @throws AffectronError `unsupported-encoding` naming what it is instead, `unknown-format`, `truncated`,
 * `damaged`, `invalid-header`
 */
export function soundFormat(bytes: Uint8Array): SoundFormat {
  const mark = textAt(bytes, 0, 4);
  const kind = textAt(bytes, 8, 4);
  if (['RIFF', 'RIFX', 'RF64', 'BW64'].includes(mark)) {
    if (kind === 'WAVE') return 'WAV';
    if (kind.length < 4) throw cutOffHeader('WAV');
    if (kind === 'AVI ' || kind === 'WEBP') throw unsupported(`A file of type ${kind.trim()}`);
    throw badHeader('WAV', `“${printable(kind)}” where “WAVE” belongs`);
  }
  if (mark === 'FORM' && (kind === 'AIFF' || kind === 'AIFC')) return 'AIFF';
  const ogg = findOggSound(bytes);
  if (ogg !== null) return ogg.codec === 'Vorbis' ? 'Ogg Vorbis' : ogg.codec;
  if (startsWith(bytes, 'fLaC', skipId3(bytes))) return 'FLAC';
  for (const [name, known] of otherFormats) if (known(bytes)) throw unsupported(name);
  // Behind a tag with a large picture the first frame may lie beyond what was read.
  if (findMpegStream(bytes) !== null || skipId3(bytes) > 0) return 'MP3';
  throw new AffectronError(
    'unknown-format',
    looksLikeText(bytes) ? 'The file holds text, not sound.' : 'The file is not sound that Affectron knows.',
    { advice: 'Affectron reads WAV, AIFF, FLAC, Ogg Vorbis, Opus and MP3.' },
  );
}

/** Common kinds of file that deserve their name in the refusal. */
const otherFormats: [string, (bytes: Uint8Array) => boolean][] = [
  ['MPEG-4 sound (M4A, MP4)', (bytes) => startsWith(bytes, 'ftyp', 4)],
  ['A WebM or Matroska file', (bytes) => startsWith(bytes, '\x1a\x45\xdf\xa3')],
  ['Windows Media sound', (bytes) => startsWith(bytes, '\x30\x26\xb2\x75')],
  ['AAC sound', (bytes) => bytes[0] === 0xff && (bytes[1] & 0xf6) === 0xf0],
  ['AMR sound', (bytes) => startsWith(bytes, '#!AMR')],
  ['A Core Audio file (CAF)', (bytes) => startsWith(bytes, 'caff')],
  ['A Sun AU file', (bytes) => startsWith(bytes, '.snd')],
  ['A Wave64 file', (bytes) => startsWith(bytes, 'riff')],
  ['A WavPack file', (bytes) => startsWith(bytes, 'wvpk')],
  ['A MIDI file', (bytes) => startsWith(bytes, 'MThd')],
  ['A zip archive', (bytes) => startsWith(bytes, 'PK\x03\x04')],
];

function looksLikeText(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 1024).every((byte) => byte >= 32 || (byte >= 9 && byte <= 13));
}

function printable(text: string): string {
  return text.replace(/[^ -~]/g, '?');
}
