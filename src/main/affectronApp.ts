import { app, powerMonitor, session, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import { registerChokePoint } from './bridge/chokePoint';
import { deferred } from './deferred';
import { CameraGate } from './face/cameraGate';
import { createHandlers } from './handlers';
import { spokenLanguage } from './language';
import { log } from './log';
import { setApplicationMenu } from './menu';
import { places } from './places';
import { serveAppProtocol } from './protocol/appProtocol';
import { findRecorder } from './recording/findRecorder';
import { takeProblem } from './recording/takeProblems';
import type { Services } from './services';
import { SettingsStore } from './settings/settingsStore';
import { startServices, stopServices } from './startServices';
import { guardContents } from './window/guards';
import { focusWindow, openMainWindow } from './window/mainWindow';
import { keepOffline } from './window/offline';
import { followPage } from './window/pageLife';
import { guardPermissions } from './window/permissions';

/** The running program: one window over one set of services. */
export class AffectronApp {
  readonly #dataFolder: string;
  readonly #started = deferred<Services>();
  readonly #cameraGate = new CameraGate();
  #window: BrowserWindow | null = null;
  #loaded = deferred<void>();
  #takes: Services['takes'] | null = null;
  #stopped = false;

  constructor(dataFolder: string) {
    this.#dataFolder = dataFolder;
  }

  /** To be called once Electron is ready. */
  async run(): Promise<void> {
    const where = places();
    const ourContents = (): Electron.WebContents | null => this.#window?.webContents ?? null;
    // While developing, `electron-vite dev` says where its server is; an installed app never asks a server.
    const devServer = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
    guardPermissions(session.defaultSession, ourContents, () => this.#mediaInUse(), log);
    keepOffline(session.defaultSession, devServer, log);
    app.on('web-contents-created', (_event, contents) => guardContents(contents, log));
    const settings = SettingsStore.open(this.#dataFolder, {
      captureSource: findRecorder() === null ? 'window' : 'recorder',
    });
    const language = () => spokenLanguage(settings.read().language);
    serveAppProtocol({
      rendererFolder: where.renderer,
      wav: async (from, id) => {
        const { clips, evaluations, batches } = await this.#started.promise;
        if (from === 'clips') return clips.wav(id);
        return clips.wavOf(await (from === 'batch' ? batches.pathOf(id) : evaluations.clipPath(id)));
      },
      video: async (id) => (await this.#started.promise).videos.files.bytes(id),
      devServer,
      language,
      log,
    });

    const services = startServices({
      dataFolder: this.#dataFolder,
      places: where,
      settings,
      window: () => this.#window,
      cameraGate: this.#cameraGate,
      refreshMenu: () => void this.#started.promise.then((ready) => this.#setMenu(ready)),
    });
    this.#started.resolve(services);
    // Listens before there is a page to ask; answers once the library is read.
    registerChokePoint({
      handlers: services.then(createHandlers),
      openPaths: async (paths) => (await services).recent.open(paths),
      openFolder: async (path) => (await services).folders.add(path),
      openVideo: async (path) => (await services).videos.files.add(path),
      findSounds: async (paths) => (await services).sounds.add(paths),
      ourContents,
      log,
    });
    const openWindow = (): void => this.#open(where.preload, settings);
    openWindow();
    app.on('activate', () => {
      if (this.#window === null) openWindow();
    });
    const ready = await services;
    this.#takes = ready.takes;
    // A microphone hears nothing while the computer sleeps: what came before is kept as it is.
    powerMonitor.on('suspend', () => ready.takes.interrupt(takeProblem('asleep')));
    this.#setMenu(ready);
    settings.onChange((changes) => {
      if (changes.keys !== undefined || changes.language !== undefined) this.#setMenu(ready);
    });
    this.#endInOrder(ready);
  }

  /** Opens files named from outside and tells the window, once there is one to hear it. */
  async open(paths: string[]): Promise<void> {
    if (paths.length === 0) return;
    const { recent, push } = await this.#started.promise;
    const report = await recent.open(paths);
    await this.#loaded.promise;
    push('library.opened', report);
  }

  /** Brings the window to the front. */
  focus(): void {
    if (this.#window !== null) focusWindow(this.#window);
  }

  /** What the page may be given now. */
  #mediaInUse(): string[] {
    return [
      ...(this.#takes?.capturesInWindow === true ? ['audio'] : []),
      ...(this.#cameraGate.isOpen ? ['video'] : []),
    ];
  }

  #open(preload: string, settings: SettingsStore): void {
    const window = openMainWindow({
      preload,
      dataFolder: this.#dataFolder,
      theme: settings.read().theme,
      log,
    });
    this.#window = window;
    window.on('closed', () => {
      this.#window = null;
      this.#loaded = deferred();
    });
    followPage(window, {
      onLoaded: () => this.#loaded.resolve(),
      language: () => spokenLanguage(settings.read().language),
      onGone: () => {
        this.#cameraGate.close();
        void this.#started.promise.then(({ takes }) => takes.keepRunning());
      },
      log,
    });
    // What the command line or the person has put into the data folder meanwhile.
    window.on('focus', () => {
      void this.#started.promise.then(({ library }) => library.refresh());
    });
  }

  #setMenu({ settings, recent, push, log: say }: Services): void {
    setApplicationMenu(
      {
        keys: settings.read().keys,
        recent: recent.list(),
        language: spokenLanguage(settings.read().language),
      },
      {
        openRecent: (id) => {
          recent
            .openAgain(id)
            .then((report) => push('library.opened', report))
            .catch((thrown: unknown) => say('app', 'a recent file could not be opened', thrown));
        },
        clearRecent: () => void recent.clear(),
        choose: (id) => push('menu.chose', id),
        showDataFolder: () => void shell.openPath(this.#dataFolder),
      },
    );
  }

  #endInOrder(services: Services): void {
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit();
    });
    app.on('will-quit', (event) => {
      if (this.#stopped) return;
      event.preventDefault();
      this.#stopped = true;
      stopServices(services)
        .catch((thrown: unknown) => log('app', 'not everything could be saved', thrown))
        .finally(() => app.quit());
    });
  }
}
