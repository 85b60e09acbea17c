/** Rename and delete with undo: what can be done to models of one's own. */
import { ask } from '../bridge';
import { text } from '../text';
import type { App } from './app.svelte';

export async function renameModel(app: App, id: string, name: string, wanted: string): Promise<void> {
  const trimmed = wanted.trim();
  if (trimmed === '' || trimmed === name) return;
  const call = (wanted: string) => ask(app.bridge, 'models.rename', id, wanted);
  await app.attempt(async () => {
    await call(trimmed);
    const words = text.undo.renamed(name, trimmed);
    app.undo.add({ words, undo: () => call(name), redo: () => call(trimmed) });
  });
}

export async function removeModel(app: App, id: string, name: string): Promise<void> {
  await app.attempt(async () => {
    await ask(app.bridge, 'models.remove', id);
    app.undo.offer({
      words: text.notices.removed(name),
      undo: () => ask(app.bridge, 'models.restore', id),
      redo: () => ask(app.bridge, 'models.remove', id),
    });
  });
}
