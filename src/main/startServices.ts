import { basename, join } from 'node:path';
import { app, Notification } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Problem } from '../core/errors';
import type { BackendInfo } from '../core/models/backendInfo';
import type { Language } from '../shared/language';
import { longFolder } from '../library/deleteSound';
import { ownEncodersFolder } from '../library/encoder/encoderPlaces';
import { Library } from '../library/library';
import { ProfileStore } from '../library/profileStore';
import { ownModelsFolder } from '../library/modelFolders';
import { OwnModels } from '../library/ownModels';
import { pushTo } from './bridge/chokePoint';
import { BackgroundNotice } from './backgroundNotice';
import { BatchService } from './batches/batchService';
import { SoundChoices } from './batches/chosenSounds';
import { ClipService } from './clips/clipService';
import { LongSounds } from './clips/longSounds';
import { ExplainService } from './clips/explainService';
import { DataService } from './data/dataService';
import { noteDay } from './data/earlierDays';
import { Retention } from './data/retention';
import { Dialogs } from './dialogs';
import { EncoderService } from './encoders/encoderService';
import { EvaluationService } from './evaluations/evaluationService';
import { requireCameraAccess } from './face/cameraAccess';
import type { CameraGate } from './face/cameraGate';
import { FaceService } from './face/faceService';
import { InferenceService } from './inference/inferenceService';
import { JobService } from './jobs/jobService';
import { spokenLanguage, systemLanguage } from './language';
import { LastFolder } from './lastFolder';
import { log } from './log';
import { LiveService } from './live/liveService';
import type { Places } from './places';
import { PromptTakes } from './profiles/promptTakes';
import { RecentFiles } from './recent/recentFiles';
import { findRecorder } from './recording/findRecorder';
import { recorderDevices } from './recording/recorderDevices';
import { TakeService } from './recording/takeService';
import type { Services } from './services';
import type { SettingsStore } from './settings/settingsStore';
import { requireMicrophoneAccess } from './recording/microphoneAccess';
import { modelKeyOf, startTimelines } from './timelines/startTimelines';
import { TimelineMakers } from './timelines/timelineMakers';
import { VideoService } from './video/videoService';
import { focusWindow } from './window/mainWindow';
import { ChosenFolders } from './training/chosenFolders';
import { TrainingService } from './training/trainingService';

export interface StartOptions {
  dataFolder: string;
  places: Places;
  settings: SettingsStore;
  window: () => BrowserWindow | null;
  /** Opened and closed by the Face view. */
  cameraGate: CameraGate;
  /** What the menu shows has changed. */
  refreshMenu: () => void;
}

/** Makes the services and connects them: what changes in one is pushed to the window. */
export async function startServices({
  dataFolder,
  places,
  settings,
  window,
  cameraGate,
  refreshMenu,
}: StartOptions): Promise<Services> {
  const recorder = findRecorder();
  let backend: BackendInfo | null = null;

  const push: Services['push'] = (name, payload) => pushTo(window()?.webContents ?? null, name, payload);
  let ready = false;

  const inference = new InferenceService({
    soundWorker: places.soundWorker,
    modelWorker: places.modelWorker,
    setup: {
      modelsFolder: places.models,
      ownModelsFolder: ownModelsFolder(dataFolder),
      packaged: app.isPackaged,
    },
    log,
    onBackend: (started) => {
      backend = started;
      if (ready) push('app.changed', appInfo());
    },
  });
  // libtensorflow reads the environment of the process, not the worker's copy of it.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  // The workers start with the page's first questions. Before that they would take the processors from the page itself:
  // on two busy cores the window came almost twice as late, and the first verdict no earlier.

  const library = await Library.open({ dataFolder, samplesFolder: places.samples });
  library.onChange((entries) => push('library.changed', entries));

  const recent = new RecentFiles(dataFolder, library, (files) => {
    push('recent.changed', files);
    refreshMenu();
  });

  const profiles = await ProfileStore.open(dataFolder);
  profiles.onChange((list) => push('profiles.changed', list));
  const lostProfile = await forgetLostProfile(settings, profiles);

  const refreshModels = (): Promise<void> =>
    inference
      .run('models', null)
      .then((models) => push('models.changed', models))
      .catch((thrown: unknown) => log('inference', 'the models could not be loaded', thrown));
  const language = () => spokenLanguage(settings.read().language);
  const notice = backgroundNotice(window, language);
  const ownModels = new OwnModels(dataFolder, places.models);
  await ownModels.sweep();
  const training = await TrainingService.open({
    file: places.trainingWorker,
    dataFolder,
    modelsFolder: places.models,
    idFor: (title) => ownModels.idFor(title),
    onChange: (state) => {
      push('training.changed', state);
      notice.training(state);
    },
    onModel: refreshModels,
    log,
  });

  const appInfo: Services['appInfo'] = () => ({
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    platform: process.platform,
    backend,
    recorder,
    dataFolder,
    systemLanguage: systemLanguage(),
    notices: [...startNotices(settings, library), ...profiles.notices, ...lostProfile, ...training.notices],
  });
  ready = true;

  const jobs = new JobService({
    onChange: (job) => {
      push('job.changed', job);
      notice.job(job);
    },
    log,
  });
  const evaluations = await EvaluationService.open({
    dataFolder,
    jobs,
    setup: { modelsFolder: places.models, ownModelsFolder: ownModelsFolder(dataFolder) },
    worker: places.answerWorker,
    onChange: (list) => push('evaluations.changed', list),
    log,
  });

  const modelPlaces = { modelsFolder: places.models, ownModelsFolder: ownModelsFolder(dataFolder) };
  const hearing = new TimelineMakers({
    places: modelPlaces,
    workers: { reading: places.readingWorker, hearing: places.timelineWorker },
    log,
  });
  const timelines = startTimelines({
    dataFolder,
    library,
    jobs,
    places: modelPlaces,
    hearing,
    onGrowth: (growth) => push('timeline.changed', growth),
    log,
  });
  const batches = await BatchService.open({
    dataFolder,
    jobs,
    setup: { modelsFolder: places.models, ownModelsFolder: ownModelsFolder(dataFolder) },
    worker: places.answerWorker,
    onChange: (list) => push('batches.changed', list),
    log,
  });

  // Another registry than the public one is for tests: a packaged app asks no other.
  const registry = app.isPackaged ? undefined : process.env['AFFECTRON_REGISTRY'];
  const encoders = new EncoderService({
    jobs,
    folder: ownEncodersFolder(dataFolder),
    refreshModels,
    ...(registry !== undefined && { registry }),
  });

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

  const voices = () => {
    const { profile } = settings.read();
    return profile !== null && profiles.has(profile) ? profiles.voices(profile) : [];
  };
  const live = new LiveService({
    file: places.liveWorker,
    setup: { modelsFolder: places.models, ownModelsFolder: ownModelsFolder(dataFolder) },
    takes,
    shelf: library,
    settings: () => {
      const { liveWindow, liveHop, liveModel } = settings.read();
      return { windowSeconds: liveWindow, hopSeconds: liveHop, model: liveModel, voices: voices() };
    },
    scale: () => settings.read().frequencyScale,
    async keepTimeline(entry, timeline, options, whole) {
      const request = { entry, model: timeline.model, options };
      if (whole) await timelines.keep(request, timeline);
      // Made of the file by one model; who has kept the session need not wait for it.
      else
        void timelines
          .compute(request)
          .catch((thrown: unknown) => log('live', 'no timeline was made', thrown));
    },
    onHeard: (heard) => push('live.heard', heard),
    onState: (state) => push('live.state', state),
    onColumns: (columns) => push('live.columns', columns),
    log,
  });

  const longSounds = new LongSounds(longFolder(dataFolder), inference);
  const retention = new Retention({
    library,
    keepDays: () => settings.read().keepDays,
    earlierDays: await noteDay(dataFolder, Date.now()),
    log,
  });
  settings.onChange((changes) => {
    if (changes.keepDays !== undefined) retention.takeBack();
  });
  const data = new DataService(
    {
      dataFolder,
      library,
      recent,
      profiles,
      evaluations,
      batches,
      training,
      ownModels,
      longSounds,
      jobs,
      refreshModels,
    },
    retention,
  );

  const face = new FaceService({
    file: places.faceWorker,
    setup: { modelsFolder: places.models },
    gate: cameraGate,
    requireAccess: requireCameraAccess,
    log,
  });

  return {
    library,
    data,
    retention,
    dataFolder,
    recent,
    settings,
    inference,
    clips: new ClipService(
      library,
      inference,
      { voices, frequencyScale: () => settings.read().frequencyScale },
      longSounds,
    ),
    explanations: new ExplainService({
      library,
      inference,
      onProgress: (progress) => push('clip.explaining', progress),
    }),
    takes,
    live,
    face,
    videos: new VideoService({
      folder: join(dataFolder, 'cache', 'video'),
      face,
      hearing,
      modelKey: (model) => modelKeyOf(modelPlaces, model),
      onGrowth: (growth) => push('video.changed', growth),
      log,
    }),
    profiles,
    prompts: await PromptTakes.open(dataFolder),
    jobs,
    evaluations,
    timelines,
    batches,
    sounds: new SoundChoices(),
    encoders,
    training,
    folders: new ChosenFolders(),
    ownModels,
    refreshModels,
    places: { modelsFolder: places.models, cacheFolder: join(dataFolder, 'cache') },
    dialogs: new Dialogs(window, new LastFolder(dataFolder), language),
    recorder,
    push,
    appInfo,
    log,
  };
}

/** Main's own notifications need no permission of the page, which has none. */
function backgroundNotice(window: () => BrowserWindow | null, language: () => Language): BackgroundNotice {
  return new BackgroundNotice({
    language,
    focused: () => window()?.isFocused() ?? false,
    show(title, body) {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      notification.on('click', () => {
        const shown = window();
        if (shown !== null) focusWindow(shown);
      });
      notification.show();
    },
  });
}

/** A chosen voice profile that is no longer there: none is chosen then, and that is said. */
async function forgetLostProfile(settings: SettingsStore, profiles: ProfileStore): Promise<Problem[]> {
  const { profile } = settings.read();
  if (profile === null || profiles.has(profile)) return [];
  await settings.change({ profile: null }).catch(() => undefined);
  return [
    {
      code: 'not-found',
      message: 'The voice profile that was chosen is no longer there.',
      advice: 'Verdicts are given without one until another is chosen.',
    },
  ];
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
  if (settings.unfit.length > 0) {
    notices.push({
      code: 'damaged',
      message: `Some settings did not fit and are as on the first day: ${settings.unfit.join(', ')}.`,
      advice: 'All others are as they were.',
    });
  }
  return notices;
}

/** Ends the services in order: a running take is kept, jobs clean up, a training can be gone on with, everything is saved. */
export async function stopServices(services: Services): Promise<void> {
  const {
    takes,
    live,
    face,
    videos,
    retention,
    prompts,
    jobs,
    evaluations,
    batches,
    timelines,
    training,
    library,
    settings,
    inference,
  } = services;
  await takes.keepRunning();
  await live.dispose();
  await videos.dispose();
  await face.dispose();
  await timelines.dispose();
  await jobs.dispose();
  await evaluations.close();
  await batches.close();
  await training.dispose();
  await prompts.clear();
  await retention.deleteTold();
  // Models that were removed lie there too.
  await library.forgetRemoved();
  await library.close();
  await settings.settled();
  await inference.dispose();
}
