/** Entry of the main process. What must happen before Electron is ready stands here; the rest in `run`. */
import { join, resolve } from 'node:path';
import { app, dialog, protocol } from 'electron';
import { dataFolder } from '../library/dataFolder';
import { fileArguments } from './fileArguments';
import { log } from './log';
import { ownFolder } from './onlyInstance';
import { appPrivileges } from './protocol/scheme';
import { completePath } from './recording/findRecorder';
import { refusedSwitch } from './refusedSwitches';
import { whyUnusable } from './usableFolder';
import { findNobody } from './window/offline';
import { AffectronApp } from './affectronApp';

// Before anything else: Chromium opens its port once these lines have run.
const forbidden = refusedSwitch(app.commandLine, { isPackaged: app.isPackaged, appPath: app.getAppPath() });

protocol.registerSchemesAsPrivileged([appPrivileges]);
findNobody(app.commandLine, !app.isPackaged && process.env['ELECTRON_RENDERER_URL'] !== undefined);
app.setName('Affectron');
// One data folder for window and command line; also what the single instance lock is about.
const folder = resolve(dataFolder());
app.setPath('userData', folder);
// Chromium's own files apart from a person's recordings.
app.setPath('sessionData', join(folder, 'browser'));

// A fault must not end a running take, nor greet people with a stack trace in a dialog, as Electron would.
process.on('uncaughtException', (thrown) => log('app', 'uncaught', thrown));
process.on('unhandledRejection', (thrown) => log('app', 'unhandled', thrown));

const unusable = forbidden === null ? whyUnusable(folder) : null;
if (forbidden !== null) refuseAtOnce(forbidden);
else if (unusable !== null) refuse(unusable);
else if (app.requestSingleInstanceLock()) start();
else app.exit(0);

/** Without waiting until Electron is ready, when it would be too late. */
function refuseAtOnce(why: string): void {
  log('app', why);
  dialog.showErrorBox('Affectron cannot start', why);
  app.exit(1);
}

function refuse(why: string): void {
  log('app', why);
  void app.whenReady().then(() => {
    dialog.showErrorBox('Affectron cannot start', why);
    app.exit(1);
  });
}

function start(): void {
  completePath();
  const affectron = new AffectronApp(folder);

  const open = (paths: string[]): void => {
    affectron.open(paths).catch((thrown: unknown) => log('app', 'files could not be opened', thrown));
  };
  app.on('second-instance', (_event, argv, workingFolder) => {
    affectron.focus();
    open(fileArguments(argv, workingFolder, app.isPackaged));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open([path]);
  });
  open(fileArguments(process.argv, process.cwd(), app.isPackaged));

  ownFolder(folder, () => affectron.focus())
    .then(async (release) => {
      if (release === null) return app.exit(0);
      await app.whenReady();
      await affectron.run();
    })
    .catch((thrown: unknown) => {
      log('app', 'the start failed', thrown);
      app.exit(1);
    });
}
