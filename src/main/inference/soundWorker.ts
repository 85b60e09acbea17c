/** Worker thread for looking at clips and playing them. Loads no TensorFlow, so it is there at once. */
import { clipSeconds, type DecodedSound } from '../../core/audio/clip';
import { cutStretch } from '../../core/audio/cutStretch';
import { encodeWav } from '../../core/audio/encodeWav';
import { waveformPeaks } from '../../core/audio/peaks';
import type { FrequencyScale } from '../../core/features/frequencyBank';
import { soundStretch, wholeSpectrogram } from '../../core/features/soundStretch';
import type { SpectrogramImage } from '../../core/features/spectrogramImage';
import type { SoundTasks } from './messages';
import { serveTasks } from '../../workers/serveTasks';
import { Sounds } from './sounds';

/** One slice of the waveform per millisecond: enough for a zoomed short clip on a 4K screen. */
const slicesPerSecond = 1000;
/** And this many for long ones. */
const mostSlices = 60_000;

const sounds = new Sounds();
/** The last spectrogram of the sounds that are kept. */
const spectrograms = new WeakMap<DecodedSound, SpectrogramImage>();

serveTasks<SoundTasks>({
  async view({ path, scale }) {
    const sound = await sounds.read(path);
    const { clip, format, encoding, channels, warning = null } = sound;
    const seconds = clipSeconds(clip);
    const slices = Math.min(mostSlices, clip.samples.length, Math.round(seconds * slicesPerSecond));
    return {
      format,
      encoding,
      channels,
      sampleRate: clip.sampleRate,
      seconds,
      warning,
      peaks: waveformPeaks(clip, Math.max(1, slices)),
      spectrogram: spectrogramOf(sound, scale),
    };
  },
  async stretch({ path, scale, start, end, width }) {
    const sound = await sounds.read(path);
    return soundStretch(sound.clip, { start, end }, width, spectrogramOf(sound, scale));
  },
  async wav({ path, stretch }) {
    const { clip } = await sounds.read(path);
    return ownBuffer(encodeWav(stretch ? cutStretch(clip, stretch) : clip));
  },
});

function spectrogramOf(sound: DecodedSound, scale: FrequencyScale = 'mel'): SpectrogramImage {
  const kept = spectrograms.get(sound);
  if (kept?.scale === scale) return kept;
  const made = wholeSpectrogram(sound.clip, scale);
  spectrograms.set(sound, made);
  return made;
}

/** The bytes in a buffer of their own, so that it can be transferred. */
function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? (bytes as Uint8Array<ArrayBuffer>)
    : new Uint8Array(bytes);
}
