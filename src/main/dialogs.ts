/** The system's dialogs for choosing files. The window only asks for one; what is chosen stays in main. */
import { dirname, extname, join } from 'node:path';
import { dialog } from 'electron';
import type { BrowserWindow, OpenDialogOptions } from 'electron';
import { soundExtensions } from '../library/soundTypes';
import type { LastFolder } from './lastFolder';

export class Dialogs {
  readonly #window: () => BrowserWindow | null;
  readonly #lastFolder: LastFolder;

  /** @param window they belong to, while there is one */
  constructor(window: () => BrowserWindow | null, lastFolder: LastFolder) {
    this.#window = window;
    this.#lastFolder = lastFolder;
  }

  /** Asks for sound files; empty when dismissed. */
  soundFiles(): Promise<string[]> {
    return this.#choose({
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
  async corpus(from: 'folder' | 'zip'): Promise<string | null> {
    const [path] = await this.#choose({
      title: from === 'zip' ? 'Add samples from a zip' : 'Add samples from a folder',
      buttonLabel: 'Add samples',
      properties: [from === 'zip' ? 'openFile' : 'openDirectory'],
      ...(from === 'zip' && { filters: [{ name: 'Zip archives', extensions: ['zip'] }] }),
    });
    return path ?? null;
  }

  /** Asks for a folder of labelled clips; `null` when dismissed. */
  async labelledFolder(): Promise<string | null> {
    const [path] = await this.#choose({
      title: 'Choose a folder of labelled clips',
      buttonLabel: 'Choose',
      properties: ['openDirectory'],
    });
    return path ?? null;
  }

  /** Asks for folders of sound files; empty when dismissed. */
  soundFolders(): Promise<string[]> {
    return this.#choose({
      title: 'Choose folders of sound files',
      buttonLabel: 'Choose',
      properties: ['openDirectory', 'multiSelections'],
    });
  }

  /** Asks where to save something; `null` when dismissed. */
  async saveAs(fileName: string, title: string): Promise<string | null> {
    const last = this.#lastFolder.get();
    const options = {
      title,
      buttonLabel: 'Save',
      defaultPath: last === null ? fileName : join(last, fileName),
      filters: [{ name: extname(fileName).slice(1).toUpperCase(), extensions: [extname(fileName).slice(1)] }],
    };
    const window = this.#window();
    const { canceled, filePath } = window
      ? await dialog.showSaveDialog(window, options)
      : await dialog.showSaveDialog(options);
    if (canceled || filePath === '') return null;
    await this.#lastFolder.set(dirname(filePath));
    return filePath;
  }

  async #choose(options: OpenDialogOptions): Promise<string[]> {
    const last = this.#lastFolder.get();
    const all = { ...options, ...(last !== null && { defaultPath: last }) };
    const window = this.#window();
    const { canceled, filePaths } = window
      ? await dialog.showOpenDialog(window, all)
      : await dialog.showOpenDialog(all);
    const [first] = filePaths;
    if (canceled || first === undefined) return [];
    await this.#lastFolder.set(dirname(first));
    return filePaths;
  }
}
