/** Rename and delete with undo: what can be done to models of one's own. */
import { ask } from '../bridge';
import { text } from '../text';
import type { App } from './app.svelte';

export async function renameModel(app: App, id: string, name: string, wanted: string): Promise<void> {
  const trimmed = wanted.trim();
  if (trimmed === '' || trimmed === name) return;
  await app.attempt(() => ask(app.bridge, 'models.rename', id, trimmed));
}

export async function removeModel(app: App, id: string, name: string): Promise<void> {
  await app.attempt(async () => {
    await ask(app.bridge, 'models.remove', id);
    app.notices.tell(text.notices.removed(name), {
      words: text.notices.undo,
      run: () => void app.attempt(() => ask(app.bridge, 'models.restore', id)),
    });
  });
}
