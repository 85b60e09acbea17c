/** The system's dialogs for choosing files. The window only asks for one; what is chosen stays in main. */
import { dirname } from 'node:path';
import { dialog } from 'electron';
import type { BrowserWindow, OpenDialogOptions } from 'electron';
import { soundExtensions } from '../library/soundTypes';

/** Asks for sound files; empty when dismissed. */
export function chooseSoundFiles(window: BrowserWindow | null): Promise<string[]> {
  return choose(window, {
    title: 'Open sound files',
    buttonLabel: 'Open',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Sound', extensions: [...soundExtensions] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
}

/** Asks for a corpus as people download it; `null` when dismissed. */
export async function chooseCorpus(
  window: BrowserWindow | null,
  from: 'folder' | 'zip',
): Promise<string | null> {
  const [path] = await choose(window, {
    title: from === 'zip' ? 'Add samples from a zip' : 'Add samples from a folder',
    buttonLabel: 'Add samples',
    properties: [from === 'zip' ? 'openFile' : 'openDirectory'],
    ...(from === 'zip' && { filters: [{ name: 'Zip archives', extensions: ['zip'] }] }),
  });
  return path ?? null;
}

/** Where the last dialog ended, until the app closes: since Electron 43 each would start in Downloads. */
let lastFolder: string | null = null;

async function choose(window: BrowserWindow | null, options: OpenDialogOptions): Promise<string[]> {
  const all = { ...options, ...(lastFolder !== null && { defaultPath: lastFolder }) };
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, all)
    : await dialog.showOpenDialog(all);
  const [first] = filePaths;
  if (canceled || first === undefined) return [];
  lastFolder = dirname(first);
  return filePaths;
}
