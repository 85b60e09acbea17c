import type { FileHandle } from 'node:fs/promises';
import { readAiffLayout } from '../core/audio/aiffLayout';
import { openSound } from '../core/audio/decode';
import { openFlacFrom } from '../core/audio/flac';
import { openMp3From } from '../core/audio/mp3';
import { openLayout } from '../core/audio/decodeLayout';
import { readLimits } from '../core/audio/readLimits';
import { soundFormat } from '../core/audio/soundFormat';
import type { SoundLayout } from '../core/audio/soundLayout';
import { tooLarge } from '../core/audio/soundProblems';
import type { SoundStream } from '../core/audio/soundStream';
import { readWavLayout } from '../core/audio/wavLayout';
import { AffectronError } from '../core/errors';
import { readProblem } from './fileProblem';
import { openForReading, readRange } from './readSoundFile';

/** A sound file of any length, to be decoded piece by piece. */
export interface OpenSoundFile {
  /** As `DecodedSound`. */
  format: string;
  encoding: string;
  channels: number;
  /** Hz */
  sampleRate: number;
  /** Length by header and size; `null` where only decoding can tell. */
  seconds: number | null;
  /** As `SoundStream.blocks`. The file is closed when they end, or by `return`. */
  blocks: AsyncGenerator<Float32Array, string | undefined, undefined>;
}

/** Beginnings in which the header of a WAV or AIFF file is looked for: few have pictures or notes before the sound. */
const heads = [64 * 2 ** 10, 4 * 2 ** 20];

const grew = 'The file grew while it was read: what was added is missing.';

/** More than the tag that may stand at the end. */
const tailBytes = 256;

/** A compressed file up to this size is held in memory: reading it once is quicker. */
const mostHeld = 8 * 2 ** 20;

/**
 * Opens a sound file without a limit to its length. WAV, AIFF, FLAC and MP3 are read from the disk piece by piece; Ogg is held
 * in memory, up to `readLimits.maxBytes`, and only decoded piece by piece.
 *
 * @param heldBytes MP3 and FLAC of up to so many bytes are held in memory as well
 * @throws AffectronError as `readSoundFile` and `decodeSound` but for what only shows later
 */
export async function openSoundFile(path: string, heldBytes = mostHeld): Promise<OpenSoundFile> {
  const { file, size } = await openForReading(path, Infinity);
  try {
    const { stream, toItsEnd } = await openStream(file, size, heldBytes);
    const { format, encoding, channels, sampleRate, frames } = stream;
    return {
      ...{ format, encoding, channels },
      sampleRate,
      seconds: frames === null ? null : frames / sampleRate,
      blocks: closing(file, blocksOf(path, file, stream, toItsEnd ? size : null)),
    };
  } catch (thrown) {
    await file.close();
    throw readProblem(thrown, path);
  }
}

/** `toItsEnd`: the sound goes on to the end of the file, so that more may be written behind it. */
async function openStream(
  file: FileHandle,
  size: number,
  heldBytes: number,
): Promise<{ stream: SoundStream; toItsEnd: boolean }> {
  const layout = await findLayout(file, size);
  if (layout !== null) {
    const { format, at } = layout;
    const toItsEnd = at.dataStart + at.dataBytes >= size;
    return { stream: openLayout(format, at, (start, end) => readRange(file, start, end)), toItsEnd };
  }
  const streamed = size > heldBytes ? await openFromDisk(file, size) : null;
  if (streamed !== null) return { stream: streamed, toItsEnd: true };
  if (size > readLimits.maxBytes) throw tooLarge(size);
  return { stream: openSound(await readRange(file, 0, size)), toItsEnd: true };
}

/** MP3 and FLAC without the whole file in memory; `null` for what its beginning does not tell enough of. */
async function openFromDisk(file: FileHandle, size: number): Promise<SoundStream | null> {
  const read = (start: number, end: number): Promise<Uint8Array> => readRange(file, start, end);
  const head = await read(0, Math.min(size, heads[1]));
  const tail = await read(Math.max(0, size - tailBytes), size);
  const bytes = { head, tail, size, read };
  const format = soundFormat(head);
  if (format === 'MP3') return openMp3From(bytes);
  return format === 'FLAC' ? openFlacFrom(bytes) : null;
}

/** `null` for other formats, and where the header is not at the beginning. */
async function findLayout(
  file: FileHandle,
  size: number,
): Promise<{ format: string; at: SoundLayout } | null> {
  for (const length of heads) {
    const head = await readRange(file, 0, Math.min(size, length));
    const format = soundFormat(head);
    if (format !== 'WAV' && format !== 'AIFF') return null;
    try {
      const at = format === 'WAV' ? readWavLayout(head, size) : readAiffLayout(head, size);
      return { format, at };
    } catch (thrown) {
      const endsTooSoon = thrown instanceof AffectronError && thrown.code === 'truncated';
      if (!endsTooSoon || head.length === size) throw thrown;
    }
  }
  return null;
}

/** A generator that has not begun has no `finally` yet: without this, `return` would leave the file open. */
function closing(file: FileHandle, blocks: OpenSoundFile['blocks']): OpenSoundFile['blocks'] {
  const end = blocks.return.bind(blocks);
  blocks.return = (value) => end(value).finally(() => file.close());
  return blocks;
}

async function* blocksOf(
  path: string,
  file: FileHandle,
  stream: SoundStream,
  size: number | null,
): OpenSoundFile['blocks'] {
  try {
    const warning = yield* stream.blocks();
    if (warning !== undefined) return warning;
    return size !== null && (await file.stat()).size > size ? grew : undefined;
  } catch (thrown) {
    throw readProblem(thrown, path);
  } finally {
    await file.close();
  }
}
