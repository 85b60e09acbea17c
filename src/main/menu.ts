import { app, Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  open: () => void;
  addSamples: (from: 'folder' | 'zip') => void;
  showDataFolder: () => void;
}

/** The application menu. Everything in it stays on this computer. */
export function setApplicationMenu(actions: MenuActions): void {
  const file: MenuItemConstructorOptions[] = [
    { label: '&Open…', accelerator: 'CmdOrCtrl+O', click: actions.open },
    { type: 'separator' },
    { label: 'Add samples from a &folder…', click: () => actions.addSamples('folder') },
    { label: 'Add samples from a &zip…', click: () => actions.addSamples('zip') },
    { type: 'separator' },
    { label: 'Show &data folder', click: actions.showDataFolder },
    ...(process.platform === 'darwin' ? [] : ([{ type: 'separator' }, { role: 'quit' }] as const)),
  ];
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : ([{ role: 'reload' }, { role: 'toggleDevTools' }] as const)),
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? ([{ role: 'appMenu' }] as const) : []),
      { label: '&File', submenu: file },
      // Copy and paste in text fields need these roles on macOS.
      { role: 'editMenu' },
      { label: '&View', submenu: view },
      { role: 'windowMenu' },
    ]),
  );
}
