/**
 * Recordings too long to be held in memory: copied once, piece by piece, to a 16-bit mono WAV of which any part can be read.
 * Beside it `<copy>.json` says what the recording was.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import type { Clip } from '../core/audio/clip';
import type { Stretch } from '../core/audio/cutStretch';
import { wavHeader } from '../core/audio/encodeWav';
import { noSound } from '../core/audio/soundProblems';
import { AffectronError } from '../core/errors';
import { readProblem, writeProblem } from './fileProblem';
import { needRoom } from './freeSpace';
import { openSoundFile } from './openSoundFile';
import { writeWhole } from './writeWhole';

/** Longest recording that is opened, seconds. */
export const longestSeconds = 4 * 3600;

const headerBytes = 44;
const infoSchema = v.object({
  format: v.string(),
  encoding: v.string(),
  channels: v.number(),
  sampleRate: v.number(),
  /** Samples of the copy. */
  samples: v.number(),
  warning: v.nullable(v.string()),
});
export type LongSoundInfo = v.InferOutput<typeof infoSchema>;

/**
 * Makes the copy, whole or not at all.
 *
 * @throws AffectronError as `openSoundFile`; `too-long`, `disk-full`, `cannot-write`
 */
export async function copyLongSound(path: string, copy: string): Promise<void> {
  const { sampleRate, seconds, blocks, ...about } = await openSoundFile(path);
  const temporary = `${copy}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    if (seconds !== null) checkLength(seconds);
    await mkdir(dirname(copy), { recursive: true });
    await removeUnfinished(copy);
    await needRoom(dirname(copy), (seconds ?? 0) * sampleRate * 2, 'a copy of this recording to work with');
    const file = await open(temporary, 'wx');
    try {
      const { samples, warning } = await writeBlocks(file, blocks, sampleRate);
      if (samples === 0) throw noSound(about.format);
      await file.write(wavHeader(sampleRate, samples * 2), 0, headerBytes, 0);
      await file.sync();
      await writeWhole(`${copy}.json`, JSON.stringify({ ...about, sampleRate, samples, warning }));
    } finally {
      await file.close();
    }
    await rename(temporary, copy);
  } catch (thrown) {
    await blocks.return(undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
    throw thrown instanceof AffectronError ? thrown : writeProblem(thrown, copy);
  }
}

/** What copying left that was ended in the middle, as a worker is that makes room: it may be hundreds of megabytes. */
async function removeUnfinished(copy: string): Promise<void> {
  for (const name of await readdir(dirname(copy))) {
    if (name.startsWith(`${basename(copy)}.`) && name.endsWith('.tmp')) {
      await rm(join(dirname(copy), name), { force: true });
    }
  }
}

async function writeBlocks(
  file: FileHandle,
  blocks: AsyncGenerator<Float32Array, string | undefined, undefined>,
  sampleRate: number,
): Promise<{ samples: number; warning: string | null }> {
  let samples = 0;
  for (;;) {
    const { done, value } = await blocks.next();
    if (done) return { samples, warning: value ?? null };
    const bytes = new Uint8Array(to16Bit(value).buffer);
    for (let at = 0; at < bytes.length;) {
      const place = headerBytes + samples * 2 + at;
      at += (await file.write(bytes, at, bytes.length - at, place)).bytesWritten;
    }
    samples += value.length;
    checkLength(samples / sampleRate);
  }
}

/** In plain loops, here and below: `from` with a function takes ten times as long, and there are hundreds of millions. */
export function to16Bit(samples: Float32Array): Int16Array {
  const values = new Int16Array(samples.length);
  for (let i = 0; i < samples.length; i++) {
    values[i] = Math.max(-32_768, Math.min(32_767, Math.round(samples[i] * 32_768)));
  }
  return values;
}

function checkLength(seconds: number): void {
  if (seconds <= longestSeconds) return;
  throw new AffectronError(
    'too-long',
    `The recording lasts more than ${longestSeconds / 3600} hours, the longest that is opened.`,
    { advice: 'Cut it into shorter pieces.' },
  );
}

/** Whether a whole copy lies there. */
export async function hasLongSound(copy: string): Promise<boolean> {
  const sound = await stat(copy).catch(() => null);
  const long = await LongSound.open(copy).catch(() => null);
  return sound !== null && long !== null && sound.size === headerBytes + 2 * long.info.samples;
}

/** A copy that can be read in parts. */
export class LongSound {
  readonly info: LongSoundInfo;
  readonly #path: string;

  private constructor(path: string, info: LongSoundInfo) {
    this.#path = path;
    this.info = info;
  }

  /** @throws AffectronError `not-found`, `damaged` */
  static async open(copy: string): Promise<LongSound> {
    try {
      return new LongSound(copy, v.parse(infoSchema, JSON.parse(await readFile(`${copy}.json`, 'utf8'))));
    } catch (thrown) {
      if (!(thrown instanceof SyntaxError || v.isValiError(thrown))) throw readProblem(thrown, copy);
      throw new AffectronError('damaged', `“${basename(copy)}” is damaged.`, { cause: thrown });
    }
  }

  get seconds(): number {
    return this.info.samples / this.info.sampleRate;
  }

  /** The samples between two numbers of them. @throws AffectronError `not-found`, `not-readable` */
  async samples(from: number, to: number): Promise<Clip> {
    const { sampleRate, samples } = this.info;
    const first = Math.max(0, Math.min(samples, from));
    const bytes = new Uint8Array(2 * Math.max(0, Math.min(samples, to) - first));
    try {
      const file = await open(this.#path, 'r');
      try {
        let filled = 0;
        while (filled < bytes.length) {
          const place = headerBytes + first * 2 + filled;
          const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, place);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
      } finally {
        await file.close();
      }
    } catch (thrown) {
      throw readProblem(thrown, this.#path);
    }
    // Little-endian, as every machine this runs on.
    const values = new Int16Array(bytes.buffer);
    const clip = { samples: new Float32Array(values.length), sampleRate };
    for (let i = 0; i < values.length; i++) clip.samples[i] = values[i] / 32_768;
    return clip;
  }

  /**
   * A stretch, as `cutStretch`.
   *
   * @throws AffectronError `refused` when nothing lies within, and as `samples`
   */
  async stretch({ start, end }: Stretch): Promise<Clip> {
    const { sampleRate } = this.info;
    const clip = await this.samples(Math.round(start * sampleRate), Math.round(end * sampleRate));
    if (clip.samples.length > 0) return clip;
    throw new AffectronError(
      'refused',
      `This stretch holds no sound: the recording lasts ${this.seconds.toFixed(1)} seconds.`,
    );
  }
}
