import type { Stretch } from '../../core/audio/cutStretch';
import type { FrequencyScale } from '../../core/features/frequencyBank';
import type { VoiceProfile } from '../../core/models/voiceProfile';
import type { Library } from '../../library/library';
import type { ModelPrediction, SoundStretch, SoundView } from '../../shared/types';
import { BoundedCache } from '../boundedCache';
import type { InferenceService } from '../inference/inferenceService';
import { appOrigin } from '../protocol/scheme';
import type { SoundBytes } from '../protocol/serveBytes';
import { fileBytes } from '../protocol/fileBytes';
import type { LongSounds } from './longSounds';

/** Bytes of WAV kept for playback; the audio element asks for a clip piece by piece. */
const keptBytes = 64 * 2 ** 20;

/** Longer clips, in seconds, take long enough to classify that nobody should wait for them to look at another. */
const longClip = 60;

/** What depends on the person's choices. */
export interface ClipChoices {
  /** What is known of the voice the person has chosen; nothing while none is chosen. */
  voices: () => readonly VoiceProfile[];
  frequencyScale: () => FrequencyScale;
}

/** Library entries as the window sees and hears them: ids in, results out, files looked up here. */
export class ClipService {
  readonly #library: Pick<Library, 'path' | 'entry'>;
  readonly #inference: Pick<InferenceService, 'run'>;
  readonly #wavs = new BoundedCache<Uint8Array>(keptBytes, (wav) => wav.byteLength);
  readonly #decoding = new Map<string, Promise<Uint8Array>>();

  readonly #choices: ClipChoices;
  readonly #long: Pick<LongSounds, 'with'>;

  constructor(
    library: Pick<Library, 'path' | 'entry'>,
    inference: Pick<InferenceService, 'run'>,
    choices: ClipChoices,
    long: Pick<LongSounds, 'with'> = { with: (path, use) => use({ path }) },
  ) {
    this.#long = long;
    this.#library = library;
    this.#inference = inference;
    this.#choices = choices;
  }

  /** @throws AffectronError `not-found`, or why the file cannot be read */
  async view(id: string): Promise<SoundView> {
    const scale = this.#choices.frequencyScale();
    const sight = await this.#long.with(this.#library.path(id), (file) =>
      this.#inference.run('view', { ...file, scale }),
    );
    return { id, ...sight, playbackUrl: `${appOrigin}/clips/${id}.wav` };
  }

  /**
   * Waveform and spectrogram between two times, seconds, for a picture `width` pixels wide.
   *
   * @throws AffectronError as `view`
   */
  async stretch(id: string, start: number, end: number, width: number): Promise<SoundStretch> {
    const scale = this.#choices.frequencyScale();
    return this.#long.with(this.#library.path(id), (file) =>
      this.#inference.run('stretch', { ...file, scale, start, end, width }),
    );
  }

  /** @throws AffectronError `not-found`, or why the clip cannot be read or classified */
  async classify(id: string): Promise<ModelPrediction[]> {
    const path = this.#library.path(id);
    const { seconds } = this.#library.entry(id);
    const voices = this.#choices.voices();
    return this.#inference.run(
      'classify',
      { path, voices },
      { yields: seconds !== null && seconds > longClip },
    );
  }

  /** The models' answers about a stretch alone. @throws AffectronError as `classify`; `refused` outside of the clip */
  async classifyStretch(id: string, stretch: Stretch): Promise<ModelPrediction[]> {
    const voices = this.#choices.voices();
    const yields = stretch.end - stretch.start > longClip;
    return this.#long.with(this.#library.path(id), (file) =>
      this.#inference.run('classify', { ...file, stretch, voices }, { yields }),
    );
  }

  /** A stretch as 16-bit mono WAV. @throws AffectronError as `view`; `refused` outside of the clip */
  async stretchWav(id: string, stretch: Stretch): Promise<Uint8Array> {
    return this.#long.with(this.#library.path(id), (file) =>
      this.#inference.run('wav', { ...file, stretch }),
    );
  }

  /** The clip as 16-bit mono WAV. @throws AffectronError as `view` */
  async wav(id: string): Promise<SoundBytes> {
    return this.wavOf(this.#library.path(id));
  }

  /** The sound of a file as 16-bit mono WAV. @throws AffectronError as `view` */
  async wavOf(path: string): Promise<SoundBytes> {
    const kept = this.#wavs.get(path);
    if (kept) return kept;
    // Chromium asks for head and tail at the same time: decode once for both.
    return this.#long.with(path, async ({ copy }) => {
      if (copy !== undefined) return fileBytes(copy);
      const decoding = this.#decoding.get(path) ?? this.#decode(path);
      this.#decoding.set(path, decoding);
      return decoding;
    });
  }

  async #decode(path: string): Promise<Uint8Array> {
    try {
      const wav = await this.#inference.run('wav', { path });
      this.#wavs.set(path, wav);
      return wav;
    } finally {
      this.#decoding.delete(path);
    }
  }
}
