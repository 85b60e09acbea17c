/** The tasks of main's two workers. */
import type { Stretch } from '../../core/audio/cutStretch';
import type { GroupEffect, HeardClip } from '../../core/explanation/explain';
import type { Emotion } from '../../core/emotions';
import type { FrequencyScale } from '../../core/features/frequencyBank';
import type { FrameMatrix } from '../../core/features/frames';
import type { SoundStretch } from '../../core/features/soundStretch';
import type { EncoderName } from '../../core/models/encoderFiles';
import type { VoiceProfile } from '../../core/models/voiceProfile';
import type { ModelPrediction, ModelSummary, SoundView } from '../../shared/types';

/** A clip the worker reads itself, so that its bytes never pass through main. */
export interface ClipFile {
  /** Absolute. */
  path: string;
  /** Of a recording too long for memory, the copy it is read from: see `longSound.ts`. */
  copy?: string;
}

/** A clip, or a stretch of it; the whole by default. */
export interface ClipPart extends ClipFile {
  stretch?: Stretch;
}

/** What the worker knows of a clip; main adds id and address. */
export type ClipSight = Omit<SoundView, 'id' | 'playbackUrl'>;

export interface HeardVoice {
  encoder: EncoderName;
  pieces: readonly FrameMatrix[];
}

/** Tasks of the sound worker: what goes in and what comes out. */
export interface SoundTasks {
  /** Makes the copy of a long recording. */
  copy: { input: Required<ClipFile>; output: void };
  /** Peaks and spectrogram. */
  view: { input: ClipFile & { scale?: FrequencyScale }; output: ClipSight };
  /** A stretch between two times, seconds, as finely as so many pixels show. */
  stretch: {
    input: ClipFile & { scale?: FrequencyScale; start: number; end: number; width: number };
    output: SoundStretch;
  };
  /** 16-bit mono WAV, for playback and to be saved. */
  wav: { input: ClipPart; output: Uint8Array<ArrayBuffer> };
}

/** Tasks of the model worker. */
export interface ModelTasks {
  /** Every model's answer; `voices` is what is known of the voice, none by default. */
  classify: { input: ClipPart & { voices?: readonly VoiceProfile[] }; output: ModelPrediction[] };
  /** What voice profiles are made of: the frames of every encoder that some model can be calibrated on. */
  voice: { input: ClipFile; output: HeardVoice[] };
  /** What a model hears of a clip. */
  hear: { input: ClipFile & { model: string }; output: HeardClip };
  /** What it answers with one group of values blanked; all of them for `null`. */
  blank: {
    input: ClipFile & { model: string; piece: number; group: number | null; emotion: Emotion };
    output: GroupEffect;
  };
  /** Loads and warms every model. */
  models: { input: null; output: ModelSummary[] };
}

export type Tasks = SoundTasks & ModelTasks;
export type TaskName = keyof Tasks;

/** What the model worker is started with. */
export interface ModelWorkerSetup {
  /** Folder with one folder per model. */
  modelsFolder: string;
  /** The same for the models a person trained. */
  ownModelsFolder?: string;
  /** A packaged app takes no native code from `AFFECTRON_NATIVE`. */
  packaged: boolean;
}
