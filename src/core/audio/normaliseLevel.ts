import type { Clip } from './clip';

/** RMS of speech at a comfortable level: -26 dBFS, the active level ITU-T P.56 is commonly used with. */
const targetRms = 10 ** (-26 / 20);

/** The clip at an RMS of -26 dBFS, so that loudness alone says nothing. Silence stays silence. */
export function normaliseLevel({ samples, sampleRate }: Clip): Clip {
  let squares = 0;
  for (const sample of samples) squares += sample * sample;
  const rms = Math.sqrt(squares / samples.length);
  const gain = rms > 0 ? targetRms / rms : 1;
  return { samples: samples.map((sample) => sample * gain), sampleRate };
}
