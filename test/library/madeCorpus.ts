import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { voiceLike } from '../core/models/madeSounds';

/** Two to train on, one to stop by, one to test with, as the published fold of RAVDESS has them. */
export const madeActors = ['01', '04', '03', '02'];

/**
 * A corpus of made sounds named like RAVDESS, eight clips of each actor: calm is low and soft, happy high and loud; each
 * actor is a little different.
 */
export async function writeMadeCorpus(folder: string, actors: readonly string[] = madeActors): Promise<void> {
  for (const [place, actor] of actors.entries()) {
    const home = join(folder, 'Audio_Speech_Actors_01-24', `Actor_${actor}`);
    await mkdir(home, { recursive: true });
    for (const [emotion, pitchHz, level] of [
      ['02', 110, 0.05],
      ['03', 240, 0.5],
    ] as const) {
      for (const statement of ['01', '02']) {
        for (const repetition of ['01', '02']) {
          const variation = 1 + 0.04 * place + 0.02 * Number(statement) + 0.01 * Number(repetition);
          const clip = voiceLike({ seconds: 0.4, pitchHz: pitchHz * variation, level });
          const name = `03-01-${emotion}-01-${statement}-${repetition}-${actor}.wav`;
          await writeFile(join(home, name), encodeWav(clip));
        }
      }
    }
  }
}
