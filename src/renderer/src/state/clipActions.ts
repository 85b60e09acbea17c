/** Rename, delete with undo, reveal, open: what can be done to clips. */
import type { LibraryEntry } from '../../../shared/types';
import { ask } from '../bridge';
import { text } from '../text';
import type { App } from './app.svelte';

/** Takes and opened files are the person's own; samples are not theirs to rename or delete. */
export function isOwn(entry: LibraryEntry): boolean {
  return entry.origin === 'recording' || entry.origin === 'opened';
}

export function canRename(entry: LibraryEntry): boolean {
  return entry.origin === 'recording';
}

export async function renameClip(app: App, id: string, title: string): Promise<void> {
  const trimmed = title.trim();
  if (trimmed === '' || trimmed === app.shelf.entry(id)?.title) return;
  const before = app.shelf.entry(id)?.title ?? '';
  const name = async (wanted: string): Promise<void> => {
    const renamed = await ask(app.bridge, 'library.rename', id, wanted);
    app.shelf.replace(app.shelf.entries.map((entry) => (entry.id === id ? renamed : entry)));
  };
  await app.attempt(async () => {
    await name(trimmed);
    const words = text.undo.renamed(before, trimmed);
    app.undo.add({ words, undo: () => name(before), redo: () => name(trimmed) });
  });
}

export async function removeClip(app: App, entry: LibraryEntry): Promise<void> {
  if (!isOwn(entry)) return;
  const remove = async (): Promise<void> => {
    const next = app.shelf.neighbour(entry.id);
    await ask(app.bridge, 'library.remove', entry.id);
    if (app.listening.id === entry.id) app.select(next);
  };
  const undo = async (): Promise<void> => {
    await ask(app.bridge, 'library.restore', entry.id);
    app.select(entry.id);
  };
  const words = entry.origin === 'opened' ? text.notices.removedOpened : text.notices.removed;
  await app.attempt(async () => {
    await remove();
    app.undo.offer({ words: words(entry.title), undo, redo: remove });
  });
}

export async function revealClip(app: App, id: string): Promise<void> {
  await app.attempt(() => ask(app.bridge, 'library.reveal', id));
}

export async function openFiles(app: App): Promise<void> {
  await app.attempt(async () => app.opened(await ask(app.bridge, 'library.open')));
}

export async function openRecent(app: App, id: string): Promise<void> {
  await app.attempt(async () => app.opened(await ask(app.bridge, 'recent.open', id)));
}

export async function clearRecent(app: App): Promise<void> {
  await app.attempt(() => ask(app.bridge, 'recent.clear'));
}

export async function openDropped(app: App, files: File[]): Promise<void> {
  if (files.length === 0) return;
  await app.attempt(async () => {
    const answer = await app.bridge.openDropped(files);
    if (answer.ok) app.opened(answer.value);
    else app.notices.warn(answer.problem);
  });
}
