/**
 * What the library holds in memory, and how that and the disk are kept in step. Several programs may use
 * one data folder (the app and the command line), so before the index is written, what another program
 * added meanwhile is taken in.
 */
import { mkdir, readdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { corpora, type Corpus } from '../core/corpora/clipLabel';
import { toProblem, type Problem } from '../core/errors';
import { bundledSamples } from './bundledSamples';
import { deleteSound } from './deleteSound';
import { writeProblem } from './fileProblem';
import { corpusItem, recordingId, recordingItem, type Item } from './item';
import { sweepLeftovers } from './leftovers';
import {
  emptyIndex,
  indexStamp,
  readIndex,
  setIndexAside,
  toIndex,
  writeIndex,
  type LibraryIndex,
} from './libraryIndex';
import { recoverTakes } from './recoverTakes';
import { scanCorpora, scanOpened, scanRecordings } from './scan';
import { emptyTrash, restoreListed } from './trash';

export interface LibraryOptions {
  /** Where recordings, imported clips and the index lie; made when missing. */
  dataFolder: string;
  /** The bundled samples with their `samples.json`; left out, none are listed. */
  samplesFolder?: string;
  /**
   * `owner` (the app, default) empties the trash and completes takes a crash left unfinished; `guest` (the
   * command line, perhaps beside a running app) leaves both alone.
   */
  role?: 'owner' | 'guest';
}

export class LibraryStore {
  readonly items = new Map<string, Item>();
  readonly notices: Problem[] = [];
  /** Ids of takes completed after a crash. */
  readonly recovered: string[] = [];
  /** Ids removed in this run: not to be taken in again from another program's index. */
  readonly forgotten = new Set<string>();
  readonly recordingsFolder: string;
  readonly corporaFolder: string;
  readonly trashFolder: string;
  readonly downloadsFolder: string;
  readonly #folder: string;
  #nextTake = 1;
  /** Stamp of the index as this program last read or wrote it. */
  #stamp: string | null = null;
  #running: Promise<unknown> = Promise.resolve();
  #next: Promise<boolean> | null = null;

  private constructor(folder: string) {
    this.#folder = folder;
    this.recordingsFolder = join(folder, 'recordings');
    this.corporaFolder = join(folder, 'samples');
    this.trashFolder = join(folder, 'trash');
    this.downloadsFolder = join(folder, 'downloads');
  }

  static async open({ dataFolder, samplesFolder, role = 'owner' }: LibraryOptions): Promise<LibraryStore> {
    const problem = await makeFolder(join(dataFolder, 'recordings'));
    const store = new LibraryStore(await resolved(dataFolder));
    if (problem !== null) store.notices.push(problem);
    const recovered = role === 'owner' ? await store.#tidy() : [];
    if (samplesFolder !== undefined) await store.#addBundled(await resolved(samplesFolder));
    await store.reconcile();
    await store.#countTakes();
    store.#markRecovered(recovered);
    if (recovered.length > 0) await store.save().catch((thrown: unknown) => store.notice(thrown));
    return store;
  }

  add(items: readonly Item[]): void {
    for (const item of items) {
      this.items.set(item.entry.id, item);
      this.forgotten.delete(item.entry.id);
    }
  }

  delete(id: string): void {
    this.items.delete(id);
    this.forgotten.add(id);
  }

  byPath(path: string): Item | undefined {
    for (const item of this.items.values()) if (item.path === path) return item;
    return undefined;
  }

  /** File names of the listed clips of a corpus, in lower case. */
  clipNames(corpus: Corpus): Set<string> {
    const names = new Set<string>();
    for (const { entry } of this.items.values()) {
      if (entry.origin === 'corpus' && entry.label?.corpus === corpus)
        names.add(entry.fileName.toLowerCase());
    }
    return names;
  }

  /** Deletes for good what was removed. */
  emptyTrash(): Promise<void> {
    return emptyTrash(this.trashFolder, this.#folder);
  }

  /** Deletes the file of an item for good, with what was made of it. @throws AffectronError `cannot-write` */
  async deleteFile({ path }: Item): Promise<void> {
    await deleteSound(path, this.#folder);
  }

  takePath(): string {
    const path = join(this.recordingsFolder, `Take ${this.#nextTake}.wav`);
    this.#nextTake += 1;
    return path;
  }

  /**
   * Takes in what lies on the disk and in the index and is not known yet; drops recordings, clips and
   * opened files that are gone. What is known keeps its title.
   *
   * @returns whether anything changed
   */
  async reconcile(): Promise<boolean> {
    const known = new Set(this.items.keys());
    const index = await this.#readIndex();
    const found = [
      ...(await scanCorpora(this.corporaFolder, index.clips)),
      ...(await scanRecordings(this.recordingsFolder, index.recordings)),
      ...(await scanOpened([...toIndex(this.items.values(), 1).opened, ...index.opened])),
    ];
    this.#nextTake = Math.max(this.#nextTake, index.nextTake);
    let changed = false;
    for (const item of found) {
      const { id } = item.entry;
      known.delete(id);
      if (this.items.has(id) || this.forgotten.has(id)) continue;
      this.items.set(id, item);
      changed = true;
    }
    for (const id of known) {
      if (this.items.get(id)?.entry.origin === 'bundled') continue;
      changed = this.items.delete(id) || changed;
    }
    return changed;
  }

  /**
   * Writes the index. Calls made while one is being written share the next one.
   *
   * @returns whether entries of another program were taken in first
   * @throws AffectronError `disk-full`, `cannot-write`
   */
  save(): Promise<boolean> {
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.#write();
    });
    this.#running = this.#next.catch(() => undefined);
    return this.#next;
  }

  /** Adds a notice, once per message. */
  notice(thrown: unknown, advice?: string): void {
    const problem = toProblem(thrown);
    if (this.notices.some(({ message }) => message === problem.message)) return;
    this.notices.push(advice === undefined ? problem : { ...problem, advice });
  }

  async #write(): Promise<boolean> {
    const stamp = await indexStamp(this.#folder);
    const changed = stamp !== this.#stamp && (await this.reconcile());
    await writeIndex(this.#folder, toIndex(this.items.values(), this.#nextTake));
    this.#stamp = await indexStamp(this.#folder);
    return changed;
  }

  async #readIndex(): Promise<LibraryIndex> {
    this.#stamp = await indexStamp(this.#folder);
    try {
      return (await readIndex(this.#folder)) ?? emptyIndex;
    } catch (thrown) {
      const aside = await setIndexAside(this.#folder).catch(() => null);
      const kept = aside === null ? '' : ` The damaged list is kept as ${aside}.`;
      this.notice(
        thrown,
        `It was made anew from your recordings and samples; their titles and the opened files are lost.${kept}`,
      );
      this.#stamp = null;
      return emptyIndex;
    }
  }

  async #addBundled(folder: string): Promise<void> {
    try {
      this.add(await bundledSamples(folder));
    } catch (thrown) {
      this.notice(thrown);
    }
  }

  /** What only the owner does: see `LibraryOptions.role`. */
  async #tidy(): Promise<string[]> {
    const index = await readIndex(this.#folder).catch(() => null);
    if (index !== null) await restoreListed(this.#listedIn(index), this.trashFolder);
    await this.emptyTrash();
    const clipFolders = corpora.map((corpus) => join(this.corporaFolder, corpus));
    const timelines = join(this.#folder, 'timelines');
    for (const folder of [this.#folder, this.recordingsFolder, timelines, ...clipFolders]) {
      await sweepLeftovers(folder);
    }
    return recoverTakes(this.recordingsFolder);
  }

  /** The recordings and clips of an index, there or not. */
  #listedIn({ recordings, clips }: LibraryIndex): Item[] {
    return [
      ...recordings.map(({ file, ...remembered }) => recordingItem(this.recordingsFolder, file, remembered)),
      ...clips.flatMap(
        ({ corpus, file, ...remembered }) => corpusItem(this.corporaFolder, corpus, file, remembered) ?? [],
      ),
    ];
  }

  #markRecovered(names: readonly string[]): void {
    for (const name of names) {
      const id = recordingId(name);
      const item = this.items.get(id);
      if (item === undefined) continue;
      item.entry = { ...item.entry, title: `${item.entry.title} (recovered)` };
      this.recovered.push(id);
    }
  }

  /** Also with a lost index no take number is given twice while its file is there. */
  async #countTakes(): Promise<void> {
    for (const name of await readdir(this.recordingsFolder).catch(() => [])) {
      const number = Number(/^Take (\d{1,9})\.wav/.exec(name)?.[1] ?? 0);
      this.#nextTake = Math.max(this.#nextTake, number + 1);
    }
  }
}

async function makeFolder(folder: string): Promise<Problem | null> {
  try {
    await mkdir(folder, { recursive: true });
    return null;
  } catch (thrown) {
    return toProblem(writeProblem(thrown, folder, 'Until then nothing new can be kept.'));
  }
}

/** Absolute and with links resolved, so that one file has one path; as given where it does not exist. */
async function resolved(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}
