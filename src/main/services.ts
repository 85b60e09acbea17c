/** Everything the handlers work with, made once at start. */
import type { HearingPlaces } from '../library/labelled/hearing';
import type { Library } from '../library/library';
import type { OwnModels } from '../library/ownModels';
import type { ProfileStore } from '../library/profileStore';
import type { EventName, Events } from '../shared/contract';
import type { AppInfo } from '../shared/types';
import type { BatchService } from './batches/batchService';
import type { SoundChoices } from './batches/chosenSounds';
import type { ClipService } from './clips/clipService';
import type { ExplainService } from './clips/explainService';
import type { DataService } from './data/dataService';
import type { Retention } from './data/retention';
import type { Dialogs } from './dialogs';
import type { EvaluationService } from './evaluations/evaluationService';
import type { EncoderService } from './encoders/encoderService';
import type { FaceService } from './face/faceService';
import type { InferenceService } from './inference/inferenceService';
import type { JobService } from './jobs/jobService';
import type { LiveService } from './live/liveService';
import type { Log } from './log';
import type { PromptTakes } from './profiles/promptTakes';
import type { RecentFiles } from './recent/recentFiles';
import type { RecorderProgram } from './recording/findRecorder';
import type { TakeService } from './recording/takeService';
import type { SettingsStore } from './settings/settingsStore';
import type { TimelineService } from './timelines/timelineService';
import type { VideoService } from './video/videoService';
import type { ChosenFolders } from './training/chosenFolders';
import type { TrainingService } from './training/trainingService';

export interface Services {
  library: Library;
  data: DataService;
  retention: Retention;
  dataFolder: string;
  recent: RecentFiles;
  settings: SettingsStore;
  inference: InferenceService;
  clips: ClipService;
  explanations: ExplainService;
  takes: TakeService;
  live: LiveService;
  face: FaceService;
  videos: VideoService;
  profiles: ProfileStore;
  /** Sentences read aloud for a voice profile. */
  prompts: PromptTakes;
  jobs: JobService;
  evaluations: EvaluationService;
  timelines: TimelineService;
  batches: BatchService;
  /** Folders and files chosen for batches in this session. */
  sounds: SoundChoices;
  training: TrainingService;
  /** Folders of labelled clips chosen in this session. */
  folders: ChosenFolders;
  ownModels: OwnModels;
  encoders: EncoderService;
  /** Lists the models anew, and tells the window. */
  refreshModels: () => Promise<void>;
  places: HearingPlaces;
  /** Recorder program found at start. */
  recorder: RecorderProgram | null;
  dialogs: Dialogs;
  /** Sends an event to the window. */
  push: <Name extends EventName>(name: Name, payload: Events[Name]) => void;
  appInfo: () => AppInfo;
  log: Log;
}
