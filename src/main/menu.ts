import { app, Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import { actionIds, actions, type ActionId, type MenuName } from '../shared/actions';
import type { Language } from '../shared/language';
import { keysOf, type ChosenKeys } from '../shared/keys';
import type { RecentFile } from '../shared/types';
import { actionWords, mainWords, type MainWords } from '../shared/words';
import { accelerator } from './accelerator';
import { plainWords } from './bridge/plainWords';

export interface MenuActions {
  /** Something that the window does. */
  choose: (id: ActionId) => void;
  openRecent: (id: string) => void;
  clearRecent: () => void;
  showDataFolder: () => void;
}

export interface MenuState {
  keys: ChosenKeys;
  recent: RecentFile[];
  language: Language;
}

type Item = MenuItemConstructorOptions;
const line: Item = { type: 'separator' };
const mac = process.platform === 'darwin';

/** The application menu, from the table of actions. Everything in it stays on this computer. */
export function setApplicationMenu(
  { keys: chosen, recent, language }: MenuState,
  { choose, openRecent, clearRecent, showDataFolder }: MenuActions,
): void {
  const keys = keysOf(chosen);
  const words = mainWords(language).menu;
  const item = (id: ActionId): Item => ({
    id,
    label: actionWords(language, id),
    ...shownKey(keys[id][0]),
    click: () => choose(id),
  });
  const of = (menu: MenuName, except: readonly ActionId[] = []): Item[] =>
    actionIds.filter((id) => actions[id].menu === menu && !except.includes(id)).map(item);
  const file: Item[] = [
    item('open'),
    { id: 'recent', ...recentFiles(words, recent, openRecent, clearRecent) },
    ...of('file', ['open']),
    line,
    { label: words.showDataFolder, click: showDataFolder },
    ...(mac ? [] : [line, { role: 'quit', label: words.quit } as const]),
  ];
  const edit: Item[] = [
    item('undo'),
    item('redo'),
    line,
    // Text fields need these roles on macOS.
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
    line,
    ...of('edit', ['undo', 'redo']),
  ];
  const view: Item[] = [
    ...of('view'),
    line,
    { role: 'resetZoom', label: words.resetZoom },
    { role: 'zoomIn', label: words.zoomIn },
    { role: 'zoomOut', label: words.zoomOut },
    line,
    { role: 'togglefullscreen', label: words.fullScreen },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools', label: words.developerTools } as const]),
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' } as const] : []),
      { label: words.file, submenu: file },
      { label: words.edit, submenu: edit },
      { label: words.sound, submenu: of('sound') },
      { label: words.view, submenu: view },
      windowMenu(words),
      { role: 'help', label: words.help, submenu: of('help') },
    ]),
  );
}

/** On a Mac the system fills it; elsewhere its entries would stay English. */
function windowMenu(words: MainWords['menu']): Item {
  if (mac) return { role: 'windowMenu', label: words.window };
  return {
    label: words.window,
    submenu: [
      { role: 'minimize', label: words.minimize },
      { role: 'close', label: words.close },
    ],
  };
}

function recentFiles(
  words: MainWords['menu'],
  recent: RecentFile[],
  open: (id: string) => void,
  clear: () => void,
): Item {
  return {
    label: words.openRecent,
    enabled: recent.length > 0,
    submenu: [
      // A single & would underline the letter after it.
      ...recent.map(({ id, fileName }) => ({
        label: plainWords(fileName).replaceAll('&', '&&'),
        click: () => open(id),
      })),
      line,
      { label: words.clearRecent, click: clear },
    ],
  };
}

/**
 * The window hears the keys, because many are single letters that text fields need; the menu only shows them. On macOS a
 * menu takes every key that it shows, so single letters are left out there.
 */
function shownKey(chord: string | undefined): Item {
  const shown = chord === undefined ? undefined : accelerator(chord);
  if (shown === undefined || (mac && !shown.startsWith('CmdOrCtrl+'))) return {};
  return { accelerator: shown, registerAccelerator: false };
}
