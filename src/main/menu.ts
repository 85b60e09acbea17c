import { app, Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  open: () => void;
  record: () => void;
  addSamples: () => void;
  batch: () => void;
  evaluate: () => void;
  showDataFolder: () => void;
}

/** The application menu. Everything in it stays on this computer. */
export function setApplicationMenu(actions: MenuActions): void {
  const file: MenuItemConstructorOptions[] = [
    { label: '&Open…', accelerator: 'CmdOrCtrl+O', click: actions.open },
    { label: '&Record or stop', accelerator: 'CmdOrCtrl+R', click: actions.record },
    { type: 'separator' },
    { label: '&Add samples…', click: actions.addSamples },
    { type: 'separator' },
    { label: 'Show &data folder', click: actions.showDataFolder },
    ...(process.platform === 'darwin' ? [] : ([{ type: 'separator' }, { role: 'quit' }] as const)),
  ];
  const view: MenuItemConstructorOptions[] = [
    { label: '&Batch', accelerator: 'CmdOrCtrl+B', click: actions.batch },
    { label: '&Evaluate', accelerator: 'CmdOrCtrl+E', click: actions.evaluate },
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : ([{ role: 'toggleDevTools' }] as const)),
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
