/**
 * The clips a person can pick: bundled samples, imported corpus clips, recordings and opened files. Lists
 * from memory; the disk is touched when something changes.
 */
import { basename, dirname, join, resolve } from 'node:path';
import type { Corpus } from '../core/corpora/clipLabel';
import { AffectronError, type Problem } from '../core/errors';
import type { LibraryEntry, OpenReport, RecordingKind } from '../shared/types';
import { writeProblem } from './fileProblem';
import { inParallel } from './inParallel';
import { corpusItem, recordingItem, type Item } from './item';
import { maxTitle } from './libraryIndex';
import { LibraryStore, type LibraryOptions } from './libraryStore';
import { naturalOrder } from './naturalOrder';
import { openFile } from './openFile';
import { soundSeconds } from './probeFile';
import { moveToTrash, takeFromTrash } from './trash';

/** A clip whose file has just been written into its corpus folder. */
export interface NewClip {
  corpus: Corpus;
  fileName: string;
  seconds: number | null;
}

type Listener = (entries: LibraryEntry[]) => void;

/** Opened files remembered; beyond that the longest unused are forgotten. */
const maxOpened = 500;

export class Library {
  readonly #store: LibraryStore;
  readonly #listeners = new Set<Listener>();
  readonly #removed = new Map<string, { item: Item; trashed: string | null }>();
  #ordered: LibraryEntry[] | null = null;

  private constructor(store: LibraryStore) {
    this.#store = store;
  }

  /**
   * Opens the library of a data folder. Never fails for what lies there: a damaged index is moved aside and
   * rebuilt from the files, and `notices` says so. Opened files that have vanished are forgotten.
   */
  static async open(options: LibraryOptions): Promise<Library> {
    return new Library(await LibraryStore.open(options));
  }

  /** What went wrong while opening or saving, in plain words; the library works all the same. */
  get notices(): readonly Problem[] {
    return this.#store.notices;
  }

  /** Recordings a crash had left unfinished, completed while opening. */
  get recovered(): LibraryEntry[] {
    return this.#store.recovered.flatMap((id) => this.#store.items.get(id)?.entry ?? []);
  }

  /** All entries: bundled, corpus by name, recordings newest first, opened newest first. */
  list(): LibraryEntry[] {
    this.#ordered ??= naturalOrder(this.#store.items.values()).map(({ entry }) => entry);
    return [...this.#ordered];
  }

  /** @throws AffectronError `not-found` */
  entry(id: string): LibraryEntry {
    return this.#item(id).entry;
  }

  /**
   * Where the file of an entry lies; for main and the command line only.
   *
   * @throws AffectronError `not-found`
   */
  path(id: string): string {
    return this.#item(id).path;
  }

  /** Calls `listener` with the new list after every change; the returned function ends that. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Adds sound files by path, judged by their first bytes. A file that is in the library already, whatever
   * its origin, gives its entry again; an opened one moves to the top.
   */
  async open(paths: string[]): Promise<OpenReport> {
    const addedAt = new Date().toISOString();
    const results = await inParallel(paths, 8, (path) =>
      openFile(path, (real) => this.#store.byPath(real), addedAt),
    );
    const report: OpenReport = { opened: [], failed: [] };
    const opened: Item[] = [];
    for (const result of results) {
      if ('problem' in result) report.failed.push(result);
      else if (!report.opened.includes(result.entry.id)) {
        report.opened.push(result.entry.id);
        if (result.entry.origin === 'opened') opened.push(result);
      }
    }
    if (opened.length > 0) {
      for (const { entry } of opened) this.#store.items.delete(entry.id);
      this.#store.add(opened);
      this.#forgetOldest(new Set(report.opened));
      await this.#changed();
    }
    return report;
  }

  /** A path for a new take, fresh at every call: "Take 3.wav" in the recordings folder. */
  takePath(): string {
    return this.#store.takePath();
  }

  /**
   * Lists a finished take.
   *
   * @param path from `takePath()`
   * @param seconds its length; read from the file when left out
   * @param title default the name of the file
   * @param made how it came about
   * @throws AffectronError `not-found`
   */
  async addTake(
    path: string,
    seconds?: number,
    title = basename(path, '.wav'),
    made: RecordingKind = 'take',
  ): Promise<LibraryEntry> {
    const folder = this.#store.recordingsFolder;
    if (resolve(dirname(path)) !== resolve(folder)) {
      throw new AffectronError('refused', 'Takes are kept in the recordings folder only.');
    }
    const item = recordingItem(folder, basename(path), {
      title,
      seconds: seconds ?? (await soundSeconds(path)),
      addedAt: new Date().toISOString(),
      made,
    });
    this.#store.add([item]);
    await this.#changed();
    return item.entry;
  }

  /** File names of the listed clips of a corpus, in lower case. */
  clipNames(corpus: Corpus): Set<string> {
    return this.#store.clipNames(corpus);
  }

  /** The folder the clips of a corpus lie in. */
  corpusFolder(corpus: Corpus): string {
    return join(this.#store.corporaFolder, corpus);
  }

  /** Where a file of this name is downloaded to. */
  downloadPath(fileName: string): string {
    return join(this.#store.downloadsFolder, fileName);
  }

  /** Lists clips that were just written into their corpus folders. */
  async addClips(clips: readonly NewClip[]): Promise<LibraryEntry[]> {
    const addedAt = new Date().toISOString();
    const items = clips.flatMap(
      ({ corpus, fileName, seconds }) =>
        corpusItem(this.#store.corporaFolder, corpus, fileName, { seconds, addedAt }) ?? [],
    );
    if (items.length === 0) return [];
    this.#store.add(items);
    await this.#changed();
    return items.map(({ entry }) => entry);
  }

  /**
   * Gives a recording or an opened file another title; the file keeps its name.
   *
   * @throws AffectronError `not-found`, `refused` for samples, `disk-full`, `cannot-write`
   */
  async rename(id: string, title: string): Promise<LibraryEntry> {
    const item = this.#item(id);
    const before = item.entry;
    if (before.origin !== 'recording' && before.origin !== 'opened') {
      throw new AffectronError('refused', 'Samples keep their names.');
    }
    const trimmed = title.trim();
    if (trimmed === '' || trimmed.length > maxTitle) {
      throw new AffectronError('refused', `A title has 1 to ${maxTitle} characters.`);
    }
    item.entry = { ...before, title: trimmed };
    this.#announce();
    try {
      await this.#store.save();
    } catch (thrown) {
      item.entry = { ...item.entry, title: before.title };
      this.#announce();
      throw thrown;
    }
    return item.entry;
  }

  /** Keeps a recording from growing too old, or no longer. @throws AffectronError `not-found`, `refused` for others */
  async pin(id: string, pinned: boolean): Promise<LibraryEntry> {
    const item = this.#item(id);
    if (item.entry.origin !== 'recording') {
      throw new AffectronError('refused', 'Only recordings are ever deleted by their age.');
    }
    item.entry = { ...item.entry, pinned };
    await this.#changed();
    return item.entry;
  }

  /**
   * Deletes recordings and imported clips for good, with what was made of them; opened files are only forgotten. There is
   * no undo.
   *
   * @returns how many went
   * @throws AffectronError `refused` for bundled samples; `cannot-write` when a file could not be deleted, after the others
   */
  async deleteForGood(ids: readonly string[]): Promise<number> {
    const items = ids.flatMap((id) => this.#store.items.get(id) ?? []);
    if (items.some(({ entry }) => entry.origin === 'bundled')) throw bundledStay();
    let failed: Error | null = null;
    let gone = 0;
    for (const item of items) {
      try {
        if (item.entry.origin !== 'opened') await this.#store.deleteFile(item);
        this.#store.delete(item.entry.id);
        gone += 1;
      } catch (thrown) {
        failed ??= writeProblem(thrown, item.path, 'It was not deleted.');
      }
    }
    if (gone > 0) await this.#changed();
    if (failed !== null) throw failed;
    return gone;
  }

  /** Deletes for good what was removed in this run: it can no longer be restored. */
  async forgetRemoved(): Promise<void> {
    this.#removed.clear();
    await this.#store.emptyTrash();
  }

  /**
   * Takes an entry out of the list. The files of recordings and imported clips go to the trash; opened
   * files are only forgotten. `restore` undoes it until the library is closed.
   *
   * @throws AffectronError `not-found`, `refused` for bundled samples, `cannot-write`
   */
  async remove(id: string): Promise<void> {
    const item = this.#item(id);
    if (item.entry.origin === 'bundled') throw bundledStay();
    const trashed =
      item.entry.origin === 'opened' ? null : await moveToTrash(item.path, this.#store.trashFolder, id);
    this.#store.delete(id);
    this.#removed.set(id, { item, trashed });
    await this.#changed();
  }

  /**
   * Brings a removed entry back, with its id, title and place in the list.
   *
   * @throws AffectronError `not-found` when it was not removed in this run, `cannot-write`
   */
  async restore(id: string): Promise<LibraryEntry> {
    const removed = this.#removed.get(id);
    if (removed === undefined) throw notListed();
    this.#store.add([removed.item]);
    if (removed.trashed !== null) {
      // The index first: after a crash in between it tells that the file belongs back, and under which title.
      await this.#store.save().catch(() => undefined);
      try {
        await takeFromTrash(removed.trashed, removed.item.path);
      } catch (thrown) {
        this.#store.delete(id);
        await this.#save();
        throw thrown;
      }
    }
    this.#removed.delete(id);
    this.#store.add([removed.item]);
    await this.#changed();
    return removed.item.entry;
  }

  /** Takes in what another program, or the person, has put into or taken out of the data folder. */
  async refresh(): Promise<void> {
    if (await this.#store.reconcile()) await this.#changed();
  }

  /** Waits until everything is saved and deletes what was removed. The library is not used after that. */
  async close(): Promise<void> {
    await this.#save();
    if (this.#removed.size > 0) await this.forgetRemoved();
    this.#listeners.clear();
  }

  #item(id: string): Item {
    const item = this.#store.items.get(id);
    if (item === undefined) throw notListed();
    return item;
  }

  #forgetOldest(keep: ReadonlySet<string>): void {
    const opened = naturalOrder(this.#store.items.values()).filter(({ entry }) => entry.origin === 'opened');
    for (const { entry } of opened.slice(maxOpened)) if (!keep.has(entry.id)) this.#store.delete(entry.id);
  }

  /** Announces and saves. The files themselves are in place, so a failed save is a notice, not a failure. */
  async #changed(): Promise<void> {
    this.#announce();
    await this.#save();
  }

  async #save(): Promise<void> {
    try {
      if (await this.#store.save()) this.#announce();
    } catch (thrown) {
      this.#store.notice(thrown, 'The list of your clips could not be saved; the clips themselves are safe.');
    }
  }

  #announce(): void {
    this.#ordered = null;
    for (const listener of this.#listeners) listener(this.list());
  }
}

function bundledStay(): AffectronError {
  return new AffectronError('refused', 'The samples that come with Affectron cannot be removed.');
}

function notListed(): AffectronError {
  return new AffectronError('not-found', 'This clip is no longer in the library.');
}
