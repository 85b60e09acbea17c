import { basename } from 'node:path';
import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Problem } from '../core/errors';
import type { BackendInfo } from '../core/models/backendInfo';
import { Library } from '../library/library';
import { pushTo } from './bridge/chokePoint';
import { ClipService } from './clips/clipService';
import { Dialogs } from './dialogs';
import { InferenceService } from './inference/inferenceService';
import { JobService } from './jobs/jobService';
import { LastFolder } from './lastFolder';
import { log } from './log';
import type { Places } from './places';
import { findRecorder } from './recording/findRecorder';
import { recorderDevices } from './recording/recorderDevices';
import { TakeService } from './recording/takeService';
import type { Services } from './services';
import type { SettingsStore } from './settings/settingsStore';
import { requireMicrophoneAccess } from './recording/microphoneAccess';

export interface StartOptions {
  dataFolder: string;
  places: Places;
  settings: SettingsStore;
  window: () => BrowserWindow | null;
}

/** Makes the services and connects them: what changes in one is pushed to the window. */
export async function startServices({
  dataFolder,
  places,
  settings,
  window,
}: StartOptions): Promise<Services> {
  const recorder = findRecorder();
  let backend: BackendInfo | null = null;

  const push: Services['push'] = (name, payload) => pushTo(window()?.webContents ?? null, name, payload);
  let ready = false;

  const inference = new InferenceService({
    soundWorker: places.soundWorker,
    modelWorker: places.modelWorker,
    setup: { modelsFolder: places.models, packaged: app.isPackaged },
    log,
    onBackend: (started) => {
      backend = started;
      if (ready) push('app.changed', appInfo());
    },
  });
  // libtensorflow reads the environment of the process, not the worker's copy of it.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  // First of all: the models' backend starts while the library is read and the page loads.
  inference.start();

  const library = await Library.open({ dataFolder, samplesFolder: places.samples });
  library.onChange((entries) => push('library.changed', entries));

  const appInfo: Services['appInfo'] = () => ({
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    platform: process.platform,
    backend,
    recorder,
    dataFolder,
    notices: startNotices(settings, library),
  });
  ready = true;

  // Loaded and warmed before the first clip is asked about.
  inference
    .run('models', null)
    .then((models) => push('models.changed', models))
    .catch((thrown: unknown) => log('inference', 'the models could not be loaded', thrown));

  const takes = new TakeService({
    program: recorder,
    devices: () => recorderDevices(recorder),
    chosenDevice: () => settings.read().recorderDevice,
    library,
    requireAccess: requireMicrophoneAccess,
    onBlock: (block) => push('take.block', block),
    onEnded: (ended) => push('take.ended', ended),
    log,
  });

  return {
    library,
    settings,
    inference,
    clips: new ClipService(library, inference),
    takes,
    jobs: new JobService({ onChange: (job) => push('job.changed', job), log }),
    dialogs: new Dialogs(window, new LastFolder(dataFolder)),
    recorder,
    push,
    appInfo,
    log,
  };
}

/** What people should know about what was found at start. */
function startNotices(settings: SettingsStore, library: Library): Problem[] {
  const notices = [...library.notices];
  for (const { title } of library.recovered) {
    notices.push({
      code: 'recorder-died',
      message: `“${title}” was interrupted when Affectron last ended.`,
      advice: 'What was recorded until then is in the library.',
    });
  }
  if (settings.damagedFile !== null) {
    notices.push({
      code: 'damaged',
      message: 'The settings could not be read and are as on the first day.',
      advice: `The damaged file was kept as “${basename(settings.damagedFile)}”.`,
    });
  }
  return notices;
}

/** Ends the services in order: a running take is kept, jobs clean up, everything is saved. */
export async function stopServices({ takes, jobs, library, settings, inference }: Services): Promise<void> {
  await takes.keepRunning();
  await jobs.dispose();
  await library.close();
  await settings.settled();
  await inference.dispose();
}
