import type { DecodedSound } from './clip';
import { MonoSink } from './monoSink';
import { checkSeconds } from './soundProblems';

/** A sound that is decoded piece by piece, so that its length costs no memory. */
export interface SoundStream {
  /** As `DecodedSound`. */
  format: string;
  encoding: string;
  channels: number;
  /** Hz */
  sampleRate: number;
  /** Samples per channel, where the file says so. */
  frames: number | null;
  /** A lower bound of its length, where the container tells, seconds. */
  leastSeconds?: number;
  /**
   * Its samples, channels mixed by their mean, and at the end a sentence on what was wrong although they could be read.
   *
   * @throws AffectronError what makes a whole file be refused, at the place where it shows
   */
  blocks(): AsyncGenerator<Float32Array, string | undefined, undefined>;
}

/**
 * All of a sound.
 *
 * @throws AffectronError `too-long` for more than `readLimits` allow, and as `SoundStream.blocks`
 */
export async function collectSound(stream: SoundStream): Promise<DecodedSound> {
  const { format, encoding, channels, sampleRate, frames, leastSeconds = 0 } = stream;
  checkSeconds(Math.max(leastSeconds, (frames ?? 0) / sampleRate));
  const sink = new MonoSink(sampleRate, frames);
  const blocks = stream.blocks();
  let next = await blocks.next();
  try {
    for (; !next.done; next = await blocks.next()) sink.add(next.value);
  } catch (thrown) {
    // A sound that is too long has a decoder to let go of.
    await blocks.return(undefined);
    throw thrown;
  }
  const samples = sink.take();
  const sound = {
    clip: { samples, sampleRate },
    ...{ format, encoding, channels, seconds: samples.length / sampleRate },
  };
  return next.value === undefined ? sound : { ...sound, warning: next.value };
}
