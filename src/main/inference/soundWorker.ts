/** Worker thread for looking at clips and playing them. Loads no TensorFlow, so it is there at once. */
import { clipSeconds, type DecodedSound } from '../../core/audio/clip';
import { cutStretch } from '../../core/audio/cutStretch';
import { encodeWav } from '../../core/audio/encodeWav';
import { waveformPeaks } from '../../core/audio/peaks';
import type { FrequencyScale } from '../../core/features/frequencyBank';
import { soundStretch, wholeSpectrogram } from '../../core/features/soundStretch';
import type { SpectrogramImage } from '../../core/features/spectrogramImage';
import { checkSeconds } from '../../core/audio/soundProblems';
import { copyLongSound, LongSound } from '../../library/longSound';
import { longPeaks, longSpectrogram, longStretch } from './longPicture';
import type { ClipSight, SoundTasks } from './messages';
import { serveTasks } from '../../workers/serveTasks';
import { Sounds } from './sounds';

/** One slice of the waveform per millisecond: enough for a zoomed short clip on a 4K screen. */
const slicesPerSecond = 1000;
/** And this many for long ones. */
const mostSlices = 60_000;

const sounds = new Sounds();
/** The last spectrogram of the sounds that are kept. */
const spectrograms = new WeakMap<DecodedSound, SpectrogramImage>();
let lastLong: { copy: string; image: SpectrogramImage } | null = null;

serveTasks<SoundTasks>({
  copy: ({ path, copy }) => copyLongSound(path, copy),
  async view({ path, copy, scale }) {
    if (copy !== undefined) return viewLong(await LongSound.open(copy), copy, scale);
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
  async stretch({ path, copy, scale, start, end, width }) {
    if (copy !== undefined) {
      const long = await LongSound.open(copy);
      return longStretch(long, { start, end }, width, await longWhole(long, copy, scale));
    }
    const sound = await sounds.read(path);
    return soundStretch(sound.clip, { start, end }, width, spectrogramOf(sound, scale));
  },
  async wav({ path, copy, stretch }) {
    if (copy !== undefined) {
      const long = await LongSound.open(copy);
      const part = stretch ?? { start: 0, end: long.seconds };
      checkSeconds(part.end - part.start);
      return ownBuffer(encodeWav(await long.stretch(part)));
    }
    const { clip } = await sounds.read(path);
    return ownBuffer(encodeWav(stretch ? cutStretch(clip, stretch) : clip));
  },
});

async function viewLong(long: LongSound, copy: string, scale?: FrequencyScale): Promise<ClipSight> {
  const { format, encoding, channels, sampleRate, warning } = long.info;
  return {
    ...{ format, encoding, channels, sampleRate, warning },
    seconds: long.seconds,
    peaks: await longPeaks(long, mostSlices),
    spectrogram: await longWhole(long, copy, scale),
  };
}

/** The spectrogram of the long recording in view, which is asked for again at every step of the zoom. */
async function longWhole(
  long: LongSound,
  copy: string,
  scale: FrequencyScale = 'mel',
): Promise<SpectrogramImage> {
  if (lastLong?.copy === copy && lastLong.image.scale === scale) return lastLong.image;
  const image = await longSpectrogram(long, { scale });
  lastLong = { copy, image };
  return image;
}

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
