/** Mono sound in memory: samples in -1..1 and how many of them make a second. */
export interface Clip {
  samples: Float32Array;
  /** Hz */
  sampleRate: number;
}

/** What a file held, before it was mixed to a mono `Clip`. */
export interface DecodedSound {
  clip: Clip;
  /** Container as people name it: WAV, AIFF, FLAC, Ogg Vorbis, Opus, MP3. */
  format: string;
  /** Encoding inside it, e.g. "16-bit PCM", "IMA ADPCM", "Vorbis". */
  encoding: string;
  channels: number;
  /** Seconds. */
  seconds: number;
  /** What was wrong with the file although it could be read, as one plain sentence. */
  warning?: string;
}

/** Length of a clip in seconds. */
export function clipSeconds(clip: Clip): number {
  return clip.samples.length / clip.sampleRate;
}

/** Part of a clip; its samples are shared. */
export function clipWithin(
  { samples, sampleRate }: Clip,
  { start, end }: { start: number; end: number },
): Clip {
  return {
    samples: samples.subarray(Math.round(start * sampleRate), Math.round(end * sampleRate)),
    sampleRate,
  };
}
