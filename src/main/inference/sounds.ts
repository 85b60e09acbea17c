import { stat } from 'node:fs/promises';
import { decodeSound } from '../../core/audio/decode';
import type { DecodedSound } from '../../core/audio/clip';
import { readSoundFile } from '../../library/readSoundFile';
import { BoundedCache } from '../boundedCache';

/** Bytes of samples kept: about six minutes at 44.1 kHz, and always the last sound whatever its length. */
const keptBytes = 64 * 2 ** 20;

/** Decodes clips and keeps the last few, so that going back to one does not decode it again. */
export class Sounds {
  readonly #kept = new BoundedCache<DecodedSound>(keptBytes, (sound) => sound.clip.samples.byteLength);
  readonly #reading = new Map<string, Promise<DecodedSound>>();

  /** @throws AffectronError as `readSoundFile` and `decodeSound` */
  async read(path: string): Promise<DecodedSound> {
    const key = await fingerprint(path);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const reading = this.#reading.get(key) ?? this.#decode(path, key);
    this.#reading.set(key, reading);
    return reading;
  }

  async #decode(path: string, key: string): Promise<DecodedSound> {
    try {
      const sound = await decodeSound(await readSoundFile(path));
      this.#kept.set(key, sound);
      return sound;
    } finally {
      this.#reading.delete(key);
    }
  }
}

/** Changes when the file does; a missing file is left for the reader to report. */
async function fingerprint(path: string): Promise<string> {
  const stats = await stat(path).catch(() => null);
  return stats === null ? path : `${path}\n${stats.size}\n${stats.mtimeMs}`;
}
