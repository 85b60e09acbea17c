import { app, Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import { actionIds, actions, type ActionId, type MenuName } from '../shared/actions';
import { keysOf, type ChosenKeys } from '../shared/keys';
import type { RecentFile } from '../shared/types';
import { accelerator } from './accelerator';

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
}

type Item = MenuItemConstructorOptions;
const line: Item = { type: 'separator' };
const mac = process.platform === 'darwin';

/** The application menu, from the table of actions. Everything in it stays on this computer. */
export function setApplicationMenu(
  { keys: chosen, recent }: MenuState,
  { choose, openRecent, clearRecent, showDataFolder }: MenuActions,
): void {
  const keys = keysOf(chosen);
  const item = (id: ActionId): Item => ({
    id,
    label: actions[id].words,
    ...shownKey(keys[id][0]),
    click: () => choose(id),
  });
  const of = (menu: MenuName, except: readonly ActionId[] = []): Item[] =>
    actionIds.filter((id) => actions[id].menu === menu && !except.includes(id)).map(item);
  const file: Item[] = [
    item('open'),
    { id: 'recent', ...recentFiles(recent, openRecent, clearRecent) },
    ...of('file', ['open']),
    line,
    { label: 'Show data folder', click: showDataFolder },
    ...(mac ? [] : [line, { role: 'quit' } as const]),
  ];
  const edit: Item[] = [
    item('undo'),
    item('redo'),
    line,
    // Text fields need these roles on macOS.
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    line,
    ...of('edit', ['undo', 'redo']),
  ];
  const view: Item[] = [
    ...of('view'),
    line,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    line,
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' } as const] : []),
      { label: '&File', submenu: file },
      { label: '&Edit', submenu: edit },
      { label: '&Sound', submenu: of('sound') },
      { label: '&View', submenu: view },
      { role: 'windowMenu' },
      { role: 'help', label: '&Help', submenu: of('help') },
    ]),
  );
}

function recentFiles(recent: RecentFile[], open: (id: string) => void, clear: () => void): Item {
  return {
    label: 'Open recent',
    enabled: recent.length > 0,
    submenu: [
      // A single & would underline the letter after it.
      ...recent.map(({ id, fileName }) => ({
        label: fileName.replaceAll('&', '&&'),
        click: () => open(id),
      })),
      line,
      { label: 'Clear the list', click: clear },
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
