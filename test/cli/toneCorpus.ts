import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeWav } from '../../src/core/audio/encodeWav';

const two = (value: number) => String(value).padStart(2, '0');
const sampleRate = 16_000;

/** Every actor of RAVDESS. */
export const allActors = Array.from({ length: 24 }, (_, index) => index + 1);
/** RAVDESS's numbers of the emotions that the MLP knows: calm, happy, fearful, disgust. */
export const fourEmotions = [2, 3, 6, 7];

/** A corpus under RAVDESS names: each emotion a tone of its own, a little higher with every actor. */
export function makeToneCorpus(
  folder: string,
  actors: readonly number[] = allActors,
  emotions: readonly number[] = fourEmotions,
): string {
  mkdirSync(folder);
  for (const actor of actors) {
    for (const emotion of emotions) {
      const hertz = 200 * emotion + 5 * actor;
      const samples = Float32Array.from(
        { length: 0.25 * sampleRate },
        (_, n) => 0.3 * Math.sin((2 * Math.PI * hertz * n) / sampleRate),
      );
      const name = `03-01-${two(emotion)}-01-01-01-${two(actor)}.wav`;
      writeFileSync(join(folder, name), encodeWav({ samples, sampleRate }));
    }
  }
  return folder;
}
