import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { mainWords, type MainWords } from '../../shared/words';
import type { Language } from '../../shared/language';
import type { Log } from '../log';

/** A page that crashes again within this time, ms, would only crash once more. */
const crashLoop = 10_000;

export interface PageLifeOptions {
  /** The page has come or come back. */
  onLoaded: () => void;
  /** The page is gone: reloaded, crashed or closed. What belonged to it, a running take, has to be kept. */
  onGone: () => void;
  language: () => Language;
  log: Log;
}

/** Follows the page of a window; one that crashes is loaded anew, unless it does nothing but crash. */
export function followPage(
  window: BrowserWindow,
  { onLoaded, onGone, language, log }: PageLifeOptions,
): void {
  const contents = window.webContents;
  let lastCrash = -Infinity;
  contents.on('did-finish-load', onLoaded);
  contents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) onGone();
  });
  window.on('closed', onGone);
  contents.on('render-process-gone', (_event, details) => {
    log('window', `the page ended: ${details.reason}`);
    onGone();
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    const now = performance.now();
    const again = now - lastCrash < crashLoop;
    lastCrash = now;
    // Not from inside the event: Electron is still taking the dead process apart and would end with it.
    setImmediate(() => {
      if (window.isDestroyed()) return;
      if (again) tellAndClose(window, mainWords(language()).crashes, log);
      else contents.reload();
    });
  });
}

function tellAndClose(window: BrowserWindow, words: MainWords['crashes'], log: Log): void {
  dialog
    .showMessageBox(window, {
      type: 'error',
      message: words.message,
      detail: words.detail,
      buttons: [words.close],
    })
    .then(() => window.destroy())
    .catch((thrown: unknown) => log('window', 'it could not be closed', thrown));
}
