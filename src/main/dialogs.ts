/** The system's dialogs for choosing files. The window only asks for one; what is chosen stays in main. */
import { dirname, extname, join } from 'node:path';
import { dialog } from 'electron';
import type { BrowserWindow, OpenDialogOptions } from 'electron';
import { videoEndings } from '../core/video/openVideo';
import { soundExtensions } from '../library/soundTypes';
import type { Language } from '../shared/language';
import { mainWords } from '../shared/words';
import { inLanguage } from '../shared/words/sentences';
import type { LastFolder } from './lastFolder';

export class Dialogs {
  readonly #window: () => BrowserWindow | null;
  readonly #lastFolder: LastFolder;
  readonly #language: () => Language;

  /** @param window they belong to, while there is one */
  constructor(window: () => BrowserWindow | null, lastFolder: LastFolder, language: () => Language) {
    this.#window = window;
    this.#lastFolder = lastFolder;
    this.#language = language;
  }

  get #words() {
    return mainWords(this.#language()).dialogs;
  }

  /** Asks for sound files; empty when dismissed. */
  soundFiles(): Promise<string[]> {
    const words = this.#words;
    return this.#choose({
      title: words.soundFiles,
      buttonLabel: words.open,
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: words.sound, extensions: [...soundExtensions] },
        { name: words.allFiles, extensions: ['*'] },
      ],
    });
  }

  /** Asks for a video; `null` when dismissed. */
  async video(): Promise<string | null> {
    const words = this.#words;
    const [path] = await this.#choose({
      title: words.video,
      buttonLabel: words.open,
      properties: ['openFile'],
      filters: [
        { name: words.videos, extensions: [...videoEndings] },
        { name: words.allFiles, extensions: ['*'] },
      ],
    });
    return path ?? null;
  }

  /** Asks for a corpus as people download it; `null` when dismissed. */
  async corpus(from: 'folder' | 'zip'): Promise<string | null> {
    const words = this.#words;
    const [path] = await this.#choose({
      title: from === 'zip' ? words.samplesZip : words.samplesFolder,
      buttonLabel: words.addSamples,
      properties: [from === 'zip' ? 'openFile' : 'openDirectory'],
      ...(from === 'zip' && { filters: [{ name: words.zipArchives, extensions: ['zip'] }] }),
    });
    return path ?? null;
  }

  /** Asks for a folder of labelled clips; `null` when dismissed. */
  async labelledFolder(): Promise<string | null> {
    const words = this.#words;
    const [path] = await this.#choose({
      title: words.labelledFolder,
      buttonLabel: words.choose,
      properties: ['openDirectory'],
    });
    return path ?? null;
  }

  /** Asks for folders of sound files; empty when dismissed. */
  soundFolders(): Promise<string[]> {
    const words = this.#words;
    return this.#choose({
      title: words.soundFolders,
      buttonLabel: words.choose,
      properties: ['openDirectory', 'multiSelections'],
    });
  }

  /** Asks where to save something; `null` when dismissed. The title is an English sentence, and translated here. */
  async saveAs(fileName: string, title: string): Promise<string | null> {
    const last = this.#lastFolder.get();
    const options = {
      title: inLanguage(this.#language(), title),
      buttonLabel: this.#words.save,
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
