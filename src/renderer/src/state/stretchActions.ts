/** What can be done with the selected stretch. */
import type { LibraryEntry, Stretch } from '../../../shared/types';
import { ask } from '../bridge';
import { text } from '../text';
import type { App } from './app.svelte';

/** Less than this the models refuse, seconds. */
const shortestHeard = 0.1;

export function canClassify({ selection }: App): boolean {
  return selection.seconds >= shortestHeard;
}

export async function classifyStretch(app: App): Promise<void> {
  const { entry, selection, stretchVerdict } = app;
  if (entry === null || selection.range === null || !canClassify(app)) return;
  await stretchVerdict.ask(entry.id, selection.range);
}

/** Plays the selection over and over, or ends that. */
export async function loopStretch({
  selection,
  playback,
}: Pick<App, 'selection' | 'playback'>): Promise<void> {
  if (selection.range === null) return;
  if (playback.playing && playback.stretch?.loop) playback.pause();
  else await playback.playStretch(selection.range, { loop: true });
}

export async function saveStretch(app: App): Promise<void> {
  await onSelection(app, async ({ id }, stretch) => {
    const clip = await ask(app.bridge, 'clip.saveStretch', id, stretch);
    app.notices.tell(text.selection.kept(clip.title), {
      words: text.notices.show,
      run: () => app.select(clip.id),
    });
  });
}

export async function exportStretch(app: App): Promise<void> {
  await onSelection(app, async ({ id }, stretch) => {
    const file = await ask(app.bridge, 'clip.exportStretch', id, stretch);
    if (file !== null) app.notices.tell(text.selection.exported(file));
  });
}

/** Selects nothing, and tells of the whole clip again. */
export function clearSelection({ selection, stretchVerdict }: App): void {
  selection.clear();
  stretchVerdict.clear();
}

async function onSelection(
  app: App,
  action: (entry: LibraryEntry, stretch: Stretch) => Promise<void>,
): Promise<void> {
  const { entry, selection } = app;
  const stretch = selection.range;
  if (entry !== null && stretch !== null) await app.attempt(() => action(entry, stretch));
}
