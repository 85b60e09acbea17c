import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { toProblem } from '../../core/errors';
import { contentHash } from '../../library/contentHash';
import { writeProblem } from '../../library/fileProblem';
import { hasLongSound } from '../../library/longSound';
import type { InferenceService } from '../inference/inferenceService';
import type { ClipFile } from '../inference/messages';

/** Copies kept, so that going back to a recording does not copy it again; three hours are some hundred megabytes. */
const mostKept = 2;

/** Longest that copying may take, ms: hours of a compressed recording, on a busy machine, last longer than any other task. */
const longestCopying = 3_600_000;

/** Recordings that are too long for memory, and the copies they are read from instead. */
export class LongSounds {
  readonly #folder: string;
  readonly #inference: Pick<InferenceService, 'run'>;
  /** Files that were found to be too long. */
  readonly #long = new Set<string>();
  readonly #copying = new Map<string, Promise<string>>();

  /** @param folder where the copies lie */
  constructor(folder: string, inference: Pick<InferenceService, 'run'>) {
    this.#folder = folder;
    this.#inference = inference;
  }

  /**
   * Does something with a sound file; with its copy where it is too long.
   *
   * @throws AffectronError whatever `use` throws; as `copyLongSound`
   */
  async with<Result>(path: string, use: (file: ClipFile) => Promise<Result>): Promise<Result> {
    if (!this.#long.has(path)) {
      try {
        return await use({ path });
      } catch (thrown) {
        if (toProblem(thrown).code !== 'too-long') throw thrown;
        this.#long.add(path);
      }
    }
    return use({ path, copy: await this.#copyOf(path) });
  }

  /** Deletes all copies; what is looked at afterwards is copied anew. @throws AffectronError `cannot-write` */
  async clear(): Promise<void> {
    await Promise.allSettled(this.#copying.values());
    try {
      await rm(this.#folder, { recursive: true, force: true });
    } catch (thrown) {
      throw writeProblem(thrown, this.#folder, 'Some of the copies may still be there.');
    }
  }

  async #copyOf(path: string): Promise<string> {
    const copy = join(this.#folder, `${await contentHash(path)}.wav`);
    const copying = this.#copying.get(copy) ?? this.#make(path, copy);
    this.#copying.set(copy, copying);
    try {
      return await copying;
    } finally {
      this.#copying.delete(copy);
    }
  }

  async #make(path: string, copy: string): Promise<string> {
    if (await hasLongSound(copy)) {
      await touch(copy);
      return copy;
    }
    await this.#forgetOthers();
    await this.#inference.run('copy', { path, copy }, { yields: true, timeLimit: longestCopying });
    return copy;
  }

  /** Makes room: what was used last stays. What was begun and never finished goes too. */
  async #forgetOthers(): Promise<void> {
    await mkdir(this.#folder, { recursive: true }).catch(() => undefined);
    const names = await readdir(this.#folder).catch(() => []);
    const busy = [...this.#copying.keys()];
    const aged = await Promise.all(
      names.map(async (name) => {
        const path = join(this.#folder, name);
        return { path, time: (await stat(path).catch(() => null))?.mtimeMs ?? 0 };
      }),
    );
    const copies = aged.filter(({ path }) => path.endsWith('.wav')).sort((a, b) => b.time - a.time);
    const kept = [...copies.slice(0, mostKept - 1).map(({ path }) => path), ...busy];
    for (const { path } of aged) {
      if (!kept.some((copy) => path.startsWith(copy))) await rm(path, { force: true }).catch(() => undefined);
    }
  }
}

/** So that it counts as used now. */
async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}
