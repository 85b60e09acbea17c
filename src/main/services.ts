/** Everything the handlers work with, made once at start. */
import type { Library } from '../library/library';
import type { EventName, Events } from '../shared/contract';
import type { AppInfo } from '../shared/types';
import type { ClipService } from './clips/clipService';
import type { Dialogs } from './dialogs';
import type { InferenceService } from './inference/inferenceService';
import type { JobService } from './jobs/jobService';
import type { Log } from './log';
import type { RecorderProgram } from './recording/findRecorder';
import type { TakeService } from './recording/takeService';
import type { SettingsStore } from './settings/settingsStore';

export interface Services {
  library: Library;
  settings: SettingsStore;
  inference: InferenceService;
  clips: ClipService;
  takes: TakeService;
  jobs: JobService;
  /** Recorder program found at start. */
  recorder: RecorderProgram | null;
  dialogs: Dialogs;
  /** Sends an event to the window. */
  push: <Name extends EventName>(name: Name, payload: Events[Name]) => void;
  appInfo: () => AppInfo;
  log: Log;
}
