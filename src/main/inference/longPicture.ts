/** Waveform and spectrogram of long recordings, a part in memory at a time. */
import { waveformPeaks } from '../../core/audio/peaks';
import { wholeSpectrogram, soundStretch, type SoundStretch } from '../../core/features/soundStretch';
import type { FrequencyScale } from '../../core/features/frequencyBank';
import { spectrogramImage, type SpectrogramImage } from '../../core/features/spectrogramImage';
import type { LongSound } from '../../library/longSound';

/** Slices of the waveform read at a time. */
const slicesAtOnce = 500;
/** Columns of the spectrogram computed at a time. */
const columnsAtOnce = 16;
/** Columns of the whole. */
const mostColumns = 2000;
/** Longer stretches are drawn in parts, seconds. */
const longestInMemory = 300;

/** Smallest and largest sample of equal slices, as `waveformPeaks`, of the samples between two numbers. */
export async function longPeaks(
  sound: LongSound,
  slices: number,
  from = 0,
  to = sound.info.samples,
): Promise<Float32Array> {
  const peaks = new Float32Array(2 * slices);
  const place = (slice: number): number => from + Math.floor((slice * (to - from)) / slices);
  for (let slice = 0; slice < slices; slice += slicesAtOnce) {
    const next = Math.min(slices, slice + slicesAtOnce);
    peaks.set(waveformPeaks(await sound.samples(place(slice), place(next)), next - slice), 2 * slice);
  }
  return peaks;
}

interface LongSpectrogram {
  scale: FrequencyScale;
  from?: number;
  to?: number;
  columns?: number;
  /** Level of the brightest; default the loudest there is. */
  maxDb?: number;
}

/** The spectrogram of the samples between two numbers; each column as `spectrogramImage` has it. */
export async function longSpectrogram(
  sound: LongSound,
  { scale, from = 0, to = sound.info.samples, columns = mostColumns, maxDb }: LongSpectrogram,
): Promise<SpectrogramImage> {
  const { sampleRate } = sound.info;
  const hop = Math.max(1, Math.ceil((to - from) / columns));
  const parts: SpectrogramImage[] = [];
  for (let at = from; at < to; at += columnsAtOnce * hop) {
    const clip = await sound.samples(at, Math.min(to, at + columnsAtOnce * hop));
    const { bands, rangeDb } =
      parts.at(0) ?? wholeSpectrogram({ samples: new Float32Array(1), sampleRate }, scale);
    parts.push(
      spectrogramImage(clip, {
        scale,
        bands,
        rangeDb,
        maxFrames: columnsAtOnce,
        minHopSeconds: hop / sampleRate,
      }),
    );
  }
  return { ...joined(parts, maxDb), startSeconds: from / sampleRate, hopSeconds: hop / sampleRate };
}

/** Parts side by side, their levels brought to one maximum. */
function joined(parts: readonly SpectrogramImage[], wanted?: number): SpectrogramImage {
  const maxDb = wanted ?? parts.reduce((loudest, part) => Math.max(loudest, part.maxDb), -Infinity);
  const [{ rangeDb }] = parts;
  const levels = new Uint8Array(parts.reduce((sum, part) => sum + part.levels.length, 0));
  let at = 0;
  for (const part of parts) {
    const shift = (255 * (part.maxDb - maxDb)) / rangeDb;
    // The bottom of a part's range may lie anywhere below it.
    for (const level of part.levels) {
      levels[at++] = level === 0 ? 0 : Math.round(Math.min(255, Math.max(0, level + shift)));
    }
  }
  const frames = parts.reduce((sum, part) => sum + part.frames, 0);
  return { ...parts[0], maxDb, frames, levels };
}

/** As `soundStretch`. */
export async function longStretch(
  sound: LongSound,
  { start, end }: { start: number; end: number },
  width: number,
  whole: SpectrogramImage,
): Promise<SoundStretch> {
  const { sampleRate, samples } = sound.info;
  const from = Math.max(0, Math.min(samples - 1, Math.floor(start * sampleRate)));
  const to = Math.min(samples, Math.max(from + 1, Math.ceil(end * sampleRate)));
  const shift = from / sampleRate;
  if ((to - from) / sampleRate <= longestInMemory) {
    const clip = await sound.samples(from, to);
    const made = soundStretch(clip, { start: 0, end: (to - from) / sampleRate }, width, whole);
    const spectrogram = { ...made.spectrogram, startSeconds: made.spectrogram.startSeconds + shift };
    return { ...made, start: shift, end: to / sampleRate, spectrogram };
  }
  const { scale, maxDb } = whole;
  return {
    start: shift,
    end: to / sampleRate,
    wave: { kind: 'peaks', values: await longPeaks(sound, 2 * width, from, to) },
    spectrogram: await longSpectrogram(sound, {
      scale,
      from,
      to,
      columns: Math.min(width, mostColumns),
      maxDb,
    }),
  };
}
