import type { FileHandle } from 'node:fs/promises';
import { readAiffLayout } from '../core/audio/aiffLayout';
import { openSound } from '../core/audio/decode';
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

/**
 * Opens a sound file without a limit to its length. WAV and AIFF are read from the disk piece by piece; of the compressed
 * formats the file is held in memory, up to `readLimits.maxBytes`, and only decoded piece by piece.
 *
 * @throws AffectronError as `readSoundFile` and `decodeSound` but for what only shows later
 */
export async function openSoundFile(path: string): Promise<OpenSoundFile> {
  const { file, size } = await openForReading(path, Infinity);
  try {
    const { stream, toItsEnd } = await openStream(file, size);
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
): Promise<{ stream: SoundStream; toItsEnd: boolean }> {
  const layout = await findLayout(file, size);
  if (layout !== null) {
    const { format, at } = layout;
    const toItsEnd = at.dataStart + at.dataBytes >= size;
    return { stream: openLayout(format, at, (start, end) => readRange(file, start, end)), toItsEnd };
  }
  if (size > readLimits.maxBytes) throw tooLarge(size);
  return { stream: openSound(await readRange(file, 0, size)), toItsEnd: true };
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
