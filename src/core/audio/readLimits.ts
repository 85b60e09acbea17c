/**
 * What Affectron is willing to read at once. Memory follows from these: a file in memory plus its mono
 * samples as Float32, so 20 minutes of 48 kHz sound cost 230 MB besides the file itself.
 */
export const readLimits = {
  /** Longest sound, seconds: 20 minutes. */
  maxSeconds: 1200,
  /** Largest file: 20 minutes of 24-bit stereo at 96 kHz are 691 MB. */
  maxBytes: 1024 ** 3,
  /** Rates outside of this are taken for a damaged header, Hz. */
  minSampleRate: 1000,
  maxSampleRate: 384_000,
  maxChannels: 64,
} as const;
