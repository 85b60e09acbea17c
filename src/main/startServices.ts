import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import type { BackendInfo } from '../core/models/backendInfo';
import { Library } from '../library/library';
import { pushTo } from './bridge/chokePoint';
import { ClipService } from './clips/clipService';
import { InferenceService } from './inference/inferenceService';
import { JobService } from './jobs/jobService';
import { log } from './log';
import type { Places } from './places';
import { findRecorder } from './recording/findRecorder';
import { recorderDevices } from './recording/recorderDevices';
import { TakeService } from './recording/takeService';
import type { Services } from './services';
import type { SettingsStore } from './settings/settingsStore';
import { requireMicrophoneAccess } from './window/permissions';

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
  const appInfo: Services['appInfo'] = () => ({
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    platform: process.platform,
    backend,
    recorder,
    dataFolder,
  });

  const inference = new InferenceService({
    workerFile: places.inferenceWorker,
    setup: { modelsFolder: places.models, packaged: app.isPackaged },
    log,
    onBackend: (started) => {
      backend = started;
      push('app.changed', appInfo());
    },
  });
  inference.start();

  const library = await Library.open({ dataFolder, samplesFolder: places.samples });
  library.onChange((entries) => push('library.changed', entries));

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
    recorder,
    window,
    push,
    appInfo,
    log,
  };
}

/** Ends the services in order: a running take is kept, jobs clean up, everything is saved. */
export async function stopServices({ takes, jobs, library, settings, inference }: Services): Promise<void> {
  await takes.keepRunning();
  await jobs.dispose();
  await library.close();
  await settings.settled();
  await inference.dispose();
}
