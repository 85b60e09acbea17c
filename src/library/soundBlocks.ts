import { decodeSound } from '../core/audio/decode';
import { readSoundFile } from './readSoundFile';

/** A sound file that is decoded piece by piece. */
export interface SoundBlocks {
  /** Hz */
  sampleRate: number;
  /** Length by header and size; `null` where only decoding can tell. */
  seconds: number | null;
  /** Mono, one after the other; at the end a sentence on what was wrong, if something was. */
  blocks: AsyncGenerator<Float32Array, string | undefined>;
}

/** @throws AffectronError as `readSoundFile` and `decodeSound` */
export async function openSoundBlocks(path: string): Promise<SoundBlocks> {
  const { clip, seconds, warning } = await decodeSound(await readSoundFile(path));
  async function* blocks(): AsyncGenerator<Float32Array, string | undefined> {
    await Promise.resolve();
    yield clip.samples;
    return warning;
  }
  return { sampleRate: clip.sampleRate, seconds, blocks: blocks() };
}
