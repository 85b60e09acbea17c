import { voicing, voicingBands, voicingFrameRate, voicingRate, type Voicing } from '../features/voicing';
import type { Clip } from './clip';
import { resample } from './resample';

/** Decisions for every 10 ms of a clip, 0 or 1. */
export interface SpeechFrames {
  /** Periodic with several partials, as vowels are, and as engines and notes are too. */
  voiced: Uint8Array;
  /** Voiced, its pitch gliding and its spectrum changing, as only voices do for long. */
  speech: Uint8Array;
}

/** Frames per second of `SpeechFrames`. */
export const speechFrameRate = voicingFrameRate;

/** Ten minutes each of white, pink and brown noise reach 0.087. */
const leastPeriodicity = 0.1;
/** Enough beside a voiced frame, if the pitch goes on from there: creaking voices are hardly periodic. */
const leastBeside = 0.075;
/** Two partials with more of the power than this are a tone or a telephone key, with or without noise. */
const mostTonality = 0.985;
const mostEvenTonality = 0.6;

/** Pitch over 40 ms, semitones: a held note does not reach the first, and no voice the second. */
const [leastGlide, mostGlide] = [0.1, 4];
/** Pitch from one frame to the next, semitones: further is no glide but another sound. */
const longestStep = 1.5;
/** Change of the eight bands over 60 ms, mean of their decibels: steady sounds stay below. */
const leastChange = 2;
/** Bands this far below the strongest count as empty: there only noise changes. */
const emptyBand = 1e-4;

/** Frames before and after one that have a say in it. */
const reach = 3;

/** How much speech there has to be somewhere within a second: frames, and share of the voiced ones. */
const within = voicingFrameRate;
const fewestFrames = 5;
const leastShare = 0.3;

/**
 * Where somebody speaks or sings. By periodicity, glides of pitch and changes of the spectrum: noise, clicks, hum,
 * tones, telephone keys, engines and held notes lack one of the three. A whisper without any voice is not found.
 * The level plays no part, nor does anything further away than 60 ms.
 */
export function speechFrames(clip: Clip): SpeechFrames {
  const heard = voicing(resample(clip, voicingRate).samples);
  const { frames, periodicity, tonality, evenTonality } = heard;
  const voiced = Uint8Array.from({ length: frames }, (_, t) =>
    Number(
      periodicity[t] > leastPeriodicity && tonality[t] < mostTonality && evenTonality[t] < mostEvenTonality,
    ),
  );
  const speech = Uint8Array.from({ length: frames }, (_, t) =>
    Number(t >= reach && t < frames - reach && voiced[t] === 1 && isSpeech(heard, t)),
  );
  return { voiced, speech };
}

/** Whether anybody speaks in a clip. */
export function hasSpeech(frames: SpeechFrames): boolean {
  return !spokenSeconds(frames).next().done;
}

/** The voiced frames at which somebody speaks, 1: those within a second in which there is enough speech. */
export function spokenFrames(frames: SpeechFrames): Uint8Array {
  const { voiced } = frames;
  const spoken = new Uint8Array(voiced.length);
  let from = 0;
  for (const end of spokenSeconds(frames)) {
    for (let t = Math.max(from, end + 1 - within); t <= end; t++) spoken[t] = voiced[t];
    from = end + 1;
  }
  return spoken;
}

/** The last frame of every second that holds enough speech. */
function* spokenSeconds({ voiced, speech }: SpeechFrames): Generator<number> {
  let [spoken, sounding] = [0, 0];
  for (let t = 0; t < speech.length; t++) {
    spoken += speech[t];
    sounding += voiced[t];
    if (t >= within) {
      spoken -= speech[t - within];
      sounding -= voiced[t - within];
    }
    if (spoken >= fewestFrames && spoken >= leastShare * sounding) yield t;
  }
}

function isSpeech(heard: Voicing, t: number): boolean {
  let glide = 0;
  for (let at = t - 2; at <= t + 2; at++) {
    if (heard.periodicity[at] < leastBeside) return false;
    if (at === t - 2) continue;
    const step = semitones(heard.pitchHz[at - 1], heard.pitchHz[at]);
    if (Math.abs(step) > longestStep) return false;
    glide += step;
  }
  const gliding = Math.abs(glide) > leastGlide && Math.abs(glide) < mostGlide;
  return gliding && bandChange(heard.bands.data, t) > leastChange;
}

/** Octaves are no step: the same pitch is at times found at half or twice its frequency. */
function semitones(from: number, to: number): number {
  const octaves = Math.log2(to / from);
  return 12 * (octaves - Math.round(octaves));
}

function bandChange(bands: Float32Array, t: number): number {
  const [before, here, after] = [t - reach, t, t + reach].map((frame) => frame * voicingBands);
  let strongest = 0;
  for (let band = 0; band < voicingBands; band++) {
    strongest = Math.max(strongest, bands[before + band], bands[here + band], bands[after + band]);
  }
  const floor = emptyBand * strongest;
  let sum = 0;
  for (let band = 0; band < voicingBands; band++) {
    sum += Math.abs(Math.log10((bands[after + band] + floor) / (bands[before + band] + floor)));
  }
  return (10 * sum) / voicingBands;
}
