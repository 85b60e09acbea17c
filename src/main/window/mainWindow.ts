import { writeFileSync } from 'node:fs';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Settings } from '../../shared/types';
import type { Log } from '../log';
import { appPage } from '../protocol/scheme';
import { backgrounds } from './backgrounds';
import { boundsFile, openingBounds, readBounds, smallestSize } from './windowBounds';

export interface MainWindowOptions {
  preload: string;
  dataFolder: string;
  theme: Settings['theme'];
  log: Log;
}

/** Opens the window, hidden until its first frame is drawn, so that nobody sees it empty. */
export function openMainWindow({ preload, dataFolder, theme, log }: MainWindowOptions): BrowserWindow {
  const remembered = readBounds(dataFolder);
  nativeTheme.themeSource = theme;
  const window = new BrowserWindow({
    ...openingBounds(
      remembered,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    title: 'Affectron',
    show: false,
    backgroundColor: backgrounds[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // A take is captured in the page while the window may be covered.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => {
    if (remembered?.maximized === true) window.maximize();
    window.show();
  });
  window.on('close', () => {
    const bounds = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      // At once, because the program may end next; a damaged file only means opening in the middle.
      writeFileSync(boundsFile(dataFolder), JSON.stringify(bounds));
    } catch (thrown) {
      log('window', 'its place could not be remembered', thrown);
    }
  });
  window.loadURL(appPage).catch((thrown: unknown) => log('window', 'the page could not be loaded', thrown));
  return window;
}

/** Brings the window to the front, as a second start of the program does. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
