/** Everything the window knows, and the few things that concern more than one part of it. */
import type { Bridge } from '../../../shared/contract';
import { defaultSettings } from '../../../shared/defaultSettings';
import type {
  AppInfo,
  CaptureSource,
  Job,
  LibraryEntry,
  ModelCard,
  ModelSummary,
  OpenReport,
  RecentFile,
  Settings,
  TakeEnded,
} from '../../../shared/types';
import type { TimelineOptions } from '../../../shared/timeline';
import type { TrainingState } from '../../../shared/training';
import { together, type TogetherOpinions } from '../../../shared/together';
import { ask, problemOf } from '../bridge';
import type { OpenCamera } from '../capture/openCamera';
import type { OpenCapture } from '../capture/openCapture';
import type { OpenVideoFile } from '../capture/openVideoFile';
import type { ReadPhoto } from '../capture/readPhoto';
import type { videoPictures } from '../capture/videoPictures';
import type { videoSound } from '../capture/videoSound';
import { firstOpinion } from '../lib/faceWords';
import { longRecording } from '../lib/longRecording';
import { shortLength } from '../lib/timelineWords';
import { shownModel, shownPrediction } from '../lib/verdict';
import { text } from '../text';
import { current } from '../text/current.svelte';
import { said } from '../text/said';
import { Detail } from './detail.svelte';
import { Explaining } from './explaining.svelte';
import { Batching } from './batching.svelte';
import { Face } from './face.svelte';
import { Evaluating } from './evaluating.svelte';
import { Jobs } from './jobs.svelte';
import { Keys } from './keys.svelte';
import { Live } from './live.svelte';
import { Listening } from './listening.svelte';
import { Notices, sentence } from './notices.svelte';
import { OwnData } from './ownData.svelte';
import { Playback, type Player } from './playback.svelte';
import { Quiz } from './quiz.svelte';
import { Recording } from './recording.svelte';
import { Selection } from './selection.svelte';
import { Shelf } from './shelf.svelte';
import { choose, type Place } from './shortcuts';
import { StretchVerdict, type Heard } from './stretchVerdict.svelte';
import { Theme } from './theme.svelte';
import { Timelines, type WantedTimeline } from './timelines.svelte';
import { Training } from './training.svelte';
import { Undo } from './undo.svelte';
import { Video } from './video.svelte';
import { Voices } from './voices.svelte';
import { Zoom } from './zoom.svelte';

export type View = 'quiz' | 'listen' | 'live' | 'face' | 'video' | 'batch' | 'evaluate' | 'train' | 'models';
export type SheetName =
  'data' | 'licences' | 'picture' | 'settings' | 'shortcuts' | 'samples' | 'voices' | 'compare' | 'tour';

export interface AppOptions {
  bridge: Bridge;
  player: Player;
  /** Plays single clips of the Evaluate view. */
  clipPlayer: Player;
  /** Plays single files of the Batch view. */
  filePlayer: Player;
  /** Plays the clips of the quiz. */
  quizPlayer: Player;
  /** Plays the video of the Video view. */
  videoPlayer: Player;
  openCapture: OpenCapture;
  openCamera: OpenCamera;
  readPhoto: ReadPhoto;
  openVideoFile: OpenVideoFile;
  videoPictures: typeof videoPictures;
  videoSound: typeof videoSound;
  /** Where the focus is, for what is chosen in the menu. */
  focusPlace?: () => Place;
}

export class App {
  view = $state<View>('listen');
  sheet = $state<SheetName | null>(null);
  renaming = $state(false);
  /** Key of the plot that the sheet of pictures shows first. */
  wantedPicture = $state<string | null>(null);
  info = $state.raw<AppInfo | null>(null);
  settings = $state.raw<Settings>(defaultSettings);
  models = $state.raw<ModelSummary[]>([]);
  /** Files opened earlier, the latest first. */
  recent = $state.raw<RecentFile[]>([]);

  readonly bridge: Bridge;
  readonly #place: () => Place;
  /** Number of the last change of the settings. */
  #settingsTurn = 0;
  readonly shelf = new Shelf();
  readonly notices = new Notices();
  readonly theme = new Theme();
  readonly zoom = new Zoom();
  readonly selection = new Selection((range) => this.playback.changeLoop(range));
  readonly undo = new Undo({ notices: this.notices, attempt: (action) => this.attempt(action) });
  readonly keys = new Keys(
    () => this.settings.keys,
    (keys) => this.changeSettings({ keys }),
  );
  readonly detail: Detail;
  readonly explaining: Explaining;
  readonly listening: Listening;
  readonly stretchVerdict: StretchVerdict;
  readonly timelines: Timelines;
  readonly playback: Playback;
  readonly recording: Recording;
  readonly live: Live;
  readonly face: Face;
  readonly video: Video;
  readonly batching: Batching;
  readonly evaluating: Evaluating;
  readonly ownData: OwnData;
  readonly quiz: Quiz;
  readonly training: Training;
  readonly voices: Voices;
  readonly jobs = new Jobs((job) => this.#jobEnded(job));

  readonly entry = $derived.by(() => this.shelf.entry(this.listening.id));
  /** Id of the model whose verdict is wanted large. */
  readonly model = $derived(shownModel(this.models, this.settings.model));
  /** What the verdict is about: the clip, or a stretch of it. */
  readonly heard: Heard = $derived.by(() =>
    this.stretchVerdict.stretch === null ? this.listening : this.stretchVerdict,
  );
  /** The answer shown large. */
  readonly prediction = $derived.by(() => shownPrediction(this.heard.predictions ?? [], this.model));
  readonly timelineOptions: TimelineOptions = $derived({
    windowSeconds: this.settings.timelineWindow,
    hopSeconds: Math.min(this.settings.timelineHop, this.settings.timelineWindow),
  });
  /** Of the clip in view, by the model whose verdict is shown; `null` while nothing is told from it. */
  readonly wantedTimeline: WantedTimeline | null = $derived.by(() => {
    const { view } = this.listening;
    if (view === null || this.model === null) return null;
    if (!this.settings.timelineShown && view.seconds <= longRecording) return null;
    return { entry: view.id, seconds: view.seconds, model: this.model, options: this.timelineOptions };
  });
  /** The panel tells of a long recording as a whole, from its timeline. */
  readonly tellsTimeline = $derived.by(() => {
    const seconds = this.entry?.seconds ?? this.listening.view?.seconds ?? 0;
    return this.stretchVerdict.stretch === null && seconds > longRecording;
  });
  /** The timeline of the chosen clip: while it is being read, the one in view is still of the clip before. */
  readonly timeline = $derived.by(() =>
    this.timelines.wanted?.entry === this.listening.id ? this.timelines.timeline : null,
  );
  /** Model, windows and hops as words. */
  readonly timelineBy = $derived.by(() => {
    const { windowSeconds, hopSeconds } = this.timelineOptions;
    const name = (this.model === null ? null : this.card(this.model)?.name) ?? this.model ?? '';
    return text.timeline.by(name, shortLength(windowSeconds), shortLength(hopSeconds));
  });
  /** What voice and face say while both are heard and seen. */
  readonly together: TogetherOpinions = $derived.by(() =>
    together(
      this.live.busy ? (this.live.heard?.answer?.probabilities ?? null) : null,
      firstOpinion(this.face.shown),
      this.face.on || this.face.photo !== null,
    ),
  );
  /** On a Mac Cmd is what Ctrl is elsewhere. */
  readonly mac = $derived(this.info?.platform === 'darwin');
  /** Where the next take is captured: the recorder only when there is one. */
  readonly captureSource = $derived(this.info?.recorder === null ? 'window' : this.settings.captureSource);

  constructor({
    bridge,
    player,
    clipPlayer,
    filePlayer,
    quizPlayer,
    openCapture,
    videoPlayer,
    openCamera,
    readPhoto,
    openVideoFile,
    videoPictures,
    videoSound,
    focusPlace = () => 'page',
  }: AppOptions) {
    this.bridge = bridge;
    this.#place = focusPlace;
    this.detail = new Detail(bridge);
    this.explaining = new Explaining(bridge);
    this.listening = new Listening(bridge, (id) => this.shelf.entry(id)?.seconds ?? null);
    this.stretchVerdict = new StretchVerdict(bridge);
    this.timelines = new Timelines(bridge);
    this.training = new Training(bridge);
    this.playback = new Playback(player, (time) => this.zoom.follow(time));
    this.evaluating = new Evaluating({
      bridge,
      player: clipPlayer,
      notices: this.notices,
      undo: this.undo,
      attempt: (action) => this.attempt(action),
      opened: (report) => this.opened(report),
    });
    this.batching = new Batching({
      bridge,
      player: filePlayer,
      notices: this.notices,
      undo: this.undo,
      attempt: (action) => this.attempt(action),
      opened: (report) => this.opened(report),
    });
    this.quiz = new Quiz({
      bridge,
      player: quizPlayer,
      entries: () => this.shelf.entries,
      rounds: () => this.settings.quizRounds,
      keep: (quizRounds) => void this.changeSettings({ quizRounds }),
      attempt: (action) => this.attempt(action),
    });
    this.recording = new Recording({ bridge, openCapture, onEnded: (ended) => this.#takeEnded(ended) });
    this.live = new Live({
      bridge,
      openCapture,
      microphone: () => this.#microphone(),
      scale: () => this.settings.frequencyScale,
      onProblem: (problem) => this.notices.warn(problem),
      onKept: (id) => this.#liveKept(id),
      onThrownAway: (undo, redo) => this.undo.offer({ words: text.live.thrown, undo, redo }),
    });
    this.ownData = new OwnData({
      bridge,
      notices: this.notices,
      undo: this.undo,
      settings: () => this.settings,
      changeSettings: (change) => this.changeSettings(change),
      entry: (id) => this.shelf.entry(id),
      show: () => (this.sheet = 'data'),
    });
    this.face = new Face({
      bridge,
      openCamera,
      readPhoto,
      device: () => this.settings.camera,
      landmarks: () => this.settings.faceLandmarks,
      onProblem: (problem) => this.notices.warn(problem),
    });
    this.video = new Video({
      bridge,
      player: videoPlayer,
      openVideoFile,
      videoPictures,
      videoSound,
      asked: () => ({ model: this.model, options: this.timelineOptions }),
      onProblem: (problem) => this.notices.warn(problem),
    });
    this.voices = new Voices({
      bridge,
      openCapture,
      microphone: () => this.#microphone(),
      selected: () => this.settings.profile,
      select: (profile) => this.changeSettings({ profile }),
      undo: this.undo,
      onJob: (job) => this.jobs.started(job),
    });
  }

  /** Subscribes to main and reads the first state; returns how to stop listening. */
  start(): () => void {
    const { bridge } = this;
    const stops = [
      bridge.on('library.changed', (entries) => this.#entriesChanged(entries)),
      bridge.on('library.opened', (report) => this.opened(report)),
      bridge.on('recent.changed', (files) => (this.recent = files)),
      bridge.on('job.changed', (job) => this.jobs.changed(job)),
      bridge.on('take.block', (block) => {
        for (const recording of this.#recordings) recording.hear(block);
      }),
      bridge.on('take.ended', (ended) => {
        for (const recording of this.#recordings) void recording.ended(ended);
      }),
      bridge.on('live.state', (state) => this.live.changed(state)),
      bridge.on('live.heard', (heard) => this.live.hear(heard)),
      bridge.on('live.columns', (columns) => this.live.spectrum.hear(columns)),
      bridge.on('profiles.changed', (list) => (this.voices.list = list)),
      bridge.on('profile.made', (profile) => void this.voices.made(profile)),
      bridge.on('clip.explaining', (progress) => this.explaining.told(progress)),
      bridge.on('app.changed', (info) => (this.info = info)),
      bridge.on('models.changed', (models) => this.#modelsChanged(models)),
      bridge.on('training.changed', (run) => this.#trainingChanged(run)),
      bridge.on('evaluations.changed', (list) => this.evaluating.changed(list)),
      bridge.on('timeline.changed', (growth) => this.timelines.grow(growth)),
      bridge.on('video.changed', (growth) => this.video.grow(growth)),
      bridge.on('batches.changed', (list) => this.batching.changed(list)),
      bridge.on('menu.chose', (id) => choose(this, id, this.#place())),
    ];
    void this.#read();
    return () => {
      for (const stop of stops) stop();
      this.listening.dispose();
      this.detail.clear();
      this.explaining.clear();
      this.playback.dispose();
      this.batching.dispose();
      this.evaluating.dispose();
      this.face.stop();
      this.video.dispose();
      this.notices.dispose();
    };
  }

  /** The card of a model, or `null` while it is unknown or unavailable. */
  card(id: string): ModelCard | null {
    const model = this.models.find((candidate) => candidate.id === id);
    return model?.available ? model.card : null;
  }

  select(id: string | null): void {
    if (id === this.listening.id) return;
    this.renaming = false;
    this.explaining.clear();
    this.playback.await();
    this.selection.clear();
    this.stretchVerdict.clear();
    void this.listening.show(id);
  }

  move(steps: number): void {
    const next = this.shelf.step(this.listening.id, steps);
    if (next !== null) this.select(next);
  }

  async changeSettings(change: Partial<Settings>): Promise<void> {
    this.settings = { ...this.settings, ...change };
    this.#applySettings();
    const turn = ++this.#settingsTurn;
    await this.attempt(async () => {
      const settings = await ask(this.bridge, 'settings.change', change).catch(async (thrown: unknown) => {
        if (turn === this.#settingsTurn) this.settings = await ask(this.bridge, 'settings.read');
        throw thrown;
      });
      // An answer to an earlier change does not know the later ones, which may be on their way.
      if (turn !== this.#settingsTurn) return;
      this.settings = settings;
      this.#applySettings();
    });
    if (change.profile !== undefined) {
      this.stretchVerdict.clear();
      await this.listening.hearAgain();
    }
    if (change.frequencyScale !== undefined) await this.listening.lookAgain();
  }

  /** Opens the sheet in which plots are saved; of several, the one that was asked for comes first. */
  offerPictures(wanted: string | null = null): void {
    this.wantedPicture = wanted;
    this.sheet = 'picture';
  }

  /** Points at the parts of the window, where they are; it comes by itself only once. */
  showTour(): void {
    this.view = 'listen';
    this.sheet = 'tour';
    if (!this.settings.tourSeen) void this.changeSettings({ tourSeen: true });
  }

  /** To the quiz, where nothing else is heard. */
  showQuiz(): void {
    this.playback.pause();
    this.sheet = null;
    this.view = 'quiz';
  }

  /** Runs something that main may refuse; a refusal becomes a message. */
  async attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem.code !== 'cancelled') this.notices.warn(problem);
    }
  }

  /** Files came in by dialog, drop or from outside: show the last, say which were refused. */
  opened(report: OpenReport): void {
    const last = report.opened.at(-1);
    if (last !== undefined) {
      this.view = 'listen';
      this.shelf.clear();
      this.select(last);
    }
    if (report.failed.length > 0) {
      this.notices.warnAll(
        text.notices.failed(report.failed.length),
        report.failed.map(({ fileName, problem }) => ofFile(fileName, sentence(problem))),
        text.notices.more,
      );
    }
  }

  /** Starts a take where it can be seen, from wherever it was asked for; a live session goes on where it is. */
  async record(): Promise<void> {
    if (this.live.busy) {
      this.view = 'live';
      this.sheet = null;
      return;
    }
    this.view = 'listen';
    this.sheet = null;
    this.playback.pause();
    const { source, device } = this.#microphone();
    await this.recording.start(source, device);
  }

  /** Starts a live session. */
  async goLive(): Promise<void> {
    this.view = 'live';
    this.sheet = null;
    this.playback.pause();
    await this.live.start();
  }

  /** Starts a live session beside the camera. */
  async listenBeside(): Promise<void> {
    this.playback.pause();
    await this.live.start();
  }

  #microphone(): { source: CaptureSource; device: string | null } {
    const source = this.captureSource;
    return {
      source,
      device: source === 'window' ? this.settings.windowDevice : this.settings.recorderDevice,
    };
  }

  /** Of a clip, of a sentence for a voice profile, and of a live session; main says of both what it hears. */
  get #recordings(): Recording[] {
    return [this.recording, this.voices.reading.recording, this.live.recording];
  }

  async #read(): Promise<void> {
    const { bridge } = this;
    await Promise.all([
      this.attempt(async () => this.#entriesChanged(await ask(bridge, 'library.list'))),
      this.attempt(async () => {
        this.settings = await ask(bridge, 'settings.read');
        this.#applySettings();
        if (!this.settings.tourSeen) this.showTour();
      }),
      this.attempt(async () => {
        this.info = await ask(bridge, 'app.info');
        for (const notice of this.info.notices) this.notices.warn(notice);
      }),
      this.attempt(async () => void (this.models = await ask(bridge, 'models.list'))),
      this.attempt(async () => void (this.recent = await ask(bridge, 'recent.list'))),
      this.attempt(async () => this.jobs.replace(await ask(bridge, 'jobs.list'))),
      this.attempt(() => this.voices.read()),
      this.attempt(() => this.training.read()),
      this.attempt(async () => this.batching.found(await ask(bridge, 'batch.list'))),
      this.attempt(async () => this.evaluating.changed(await ask(bridge, 'evaluation.list'))),
    ]);
    this.#applySettings();
    await this.attempt(() => this.ownData.tell());
  }

  #entriesChanged(entries: LibraryEntry[]): void {
    const first = !this.shelf.loaded;
    const { id } = this.listening;
    const next = id === null ? null : this.shelf.neighbour(id);
    this.shelf.replace(entries);
    if (first && id === null) this.select(this.shelf.order[0] ?? null);
    else if (id !== null && this.shelf.entry(id) === null) {
      this.select(this.shelf.entry(next) === null ? (this.shelf.order[0] ?? null) : next);
    }
  }

  /** A model that has come or gone: the clip in view is asked about again. */
  #modelsChanged(models: ModelSummary[]): void {
    const ids = (of: ModelSummary[]) => of.map(({ id, available }) => `${id} ${available}`).join('\n');
    const before = ids(this.models);
    this.models = models;
    if (before !== '' && before !== ids(models)) void this.listening.reload();
  }

  #trainingChanged(run: TrainingState | null): void {
    const ended = this.training.running && (run?.phase === 'done' || run?.phase === 'failed');
    this.training.changed(run);
    if (!ended || this.view === 'train') return;
    if (run.problem !== null) this.notices.warn(run.problem);
    else {
      const show = { words: text.notices.show, run: () => (this.view = 'train') };
      this.notices.tell(text.train.finished(run.title), show);
    }
  }

  #applySettings(): void {
    this.theme.choice = this.settings.theme;
    const { language } = this.settings;
    // Until main has said what the system speaks, the page speaks as it was served.
    if (language !== 'system') current.language = language;
    else if (this.info !== null) current.language = this.info.systemLanguage;
    for (const playback of [this.playback, this.video.playback]) {
      playback.setLoop(this.settings.loop);
      playback.setSpeed(this.settings.speed);
    }
  }

  #takeEnded({ id, problem }: TakeEnded): void {
    if (problem !== null) this.notices.warn(problem);
    if (id === null) return;
    this.view = 'listen';
    this.shelf.clear();
    this.select(id);
  }

  /** Told where the session is not in sight. */
  #liveKept(id: string): void {
    if (this.view === 'live') return;
    const show = { words: text.notices.show, run: () => (this.view = 'live') };
    this.notices.tell(text.live.keptNotice(this.shelf.entry(id)?.title ?? ''), show);
  }

  /** The view shows it itself; elsewhere people are told, and can go there. */
  #batchEnded({ state, title, step, subject, kind }: Job): void {
    if (this.view === 'batch') return;
    const run = (): void => {
      this.view = 'batch';
      if (subject !== undefined) this.batching.show(subject);
    };
    const words =
      state === 'cancelled'
        ? text.jobs.cancelled(said(title), kind)
        : text.jobs.done(said(title), said(step));
    this.notices.tell(words, { words: text.notices.show, run });
  }

  #jobEnded(job: Job): void {
    if (this.voices.ended(job)) return;
    if (job.state === 'failed' && job.problem !== null) this.notices.warn(job.problem);
    else if (job.kind === 'batch') this.#batchEnded(job);
    // The result is there to be seen.
    else if (job.kind === 'evaluate' && job.state === 'done' && this.view === 'evaluate') return;
    else if (job.kind === 'timeline' && job.subject === this.listening.id && this.view === 'listen') return;
    else
      this.notices.tell(
        job.state === 'cancelled'
          ? text.jobs.cancelled(said(job.title), job.kind)
          : text.jobs.done(said(job.title), said(job.step)),
      );
  }
}

/** A sentence about a file, led by its name where it does not name it itself. */
function ofFile(fileName: string, words: string): string {
  return words.includes(fileName) ? words : `${fileName}: ${words}`;
}
