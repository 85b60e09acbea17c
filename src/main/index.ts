/** Entry of the main process. What must happen before Electron is ready stands here; the rest in `run`. */
import { app, protocol } from 'electron';
import { dataFolder } from '../library/dataFolder';
import { fileArguments } from './fileArguments';
import { log } from './log';
import { appPrivileges } from './protocol/scheme';
import { completePath } from './recording/findRecorder';
import { AffectronApp } from './affectronApp';

protocol.registerSchemesAsPrivileged([appPrivileges]);
app.setName('Affectron');
// One data folder for window and command line; also what the single instance lock is about.
app.setPath('userData', dataFolder());

if (!app.requestSingleInstanceLock()) {
  app.exit(0);
} else {
  completePath();
  const affectron = new AffectronApp(dataFolder());

  const open = (paths: string[]): void => {
    affectron.open(paths).catch((thrown: unknown) => log('app', 'files could not be opened', thrown));
  };
  app.on('second-instance', (_event, argv, folder) => {
    affectron.focus();
    open(fileArguments(argv, folder, app.isPackaged));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open([path]);
  });
  open(fileArguments(process.argv, process.cwd(), app.isPackaged));

  app
    .whenReady()
    .then(() => affectron.run())
    .catch((thrown: unknown) => {
      log('app', 'the start failed', thrown);
      app.exit(1);
    });
}
