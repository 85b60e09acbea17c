import { stat } from 'node:fs/promises';
import { decodeSound } from '../../core/audio/decode';
import type { DecodedSound } from '../../core/audio/clip';
import { ClipFeatures } from '../../core/models/clipFeatures';
import { readSoundFile } from '../../library/readSoundFile';
import { BoundedCache } from '../boundedCache';

/** A decoded sound and what has been computed from it. */
export interface Sound {
  decoded: DecodedSound;
  features: ClipFeatures;
}

/** Bytes of sounds kept: about four minutes at 44.1 kHz, and always the last sound whatever its length. */
const keptBytes = 128 * 2 ** 20;
/** A sound's samples, and what its features keep of it: resampled and band-limited copies. */
const copies = 3;

/** Decodes clips and keeps the last few, so that looking at a clip and classifying it decode it once. */
export class Sounds {
  readonly #kept = new BoundedCache<Sound>(
    keptBytes,
    (sound) => copies * sound.decoded.clip.samples.byteLength,
  );
  readonly #reading = new Map<string, Promise<Sound>>();

  /** @throws AffectronError as `readSoundFile` and `decodeSound` */
  async read(path: string): Promise<Sound> {
    const key = await fingerprint(path);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const reading = this.#reading.get(key) ?? this.#decode(path, key);
    this.#reading.set(key, reading);
    return reading;
  }

  async #decode(path: string, key: string): Promise<Sound> {
    try {
      const decoded = await decodeSound(await readSoundFile(path));
      const sound = { decoded, features: new ClipFeatures(decoded.clip) };
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
