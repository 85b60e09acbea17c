/** A longer recording for tests, made of the sentences that come with Affectron. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/setup/paths.mjs';
import { decodeSound } from '../../src/core/audio/decode';
import { encodeWav } from '../../src/core/audio/encodeWav';
import { resample } from '../../src/core/audio/resample';

const sampleRate = 16_000;
const sentences = ['kettle.wav', 'tickets.flac', 'garden.ogg', 'keys.mp3', 'parcel.flac', 'train.ogg'];

/**
 * Sentences with pauses between them, and the pause first.
 *
 * @param pauseSeconds nobody speaks for so long
 * @returns its length, seconds
 */
export async function writeTalk(path: string, pauseSeconds = 1.5): Promise<number> {
  const pause = new Float32Array(Math.round(pauseSeconds * sampleRate));
  const pieces: Float32Array[] = [];
  for (const name of sentences) {
    const { clip } = await decodeSound(await readFile(join(root, 'samples', name)));
    pieces.push(pause, resample(clip, sampleRate).samples);
  }
  const samples = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  await writeFile(path, encodeWav({ samples, sampleRate }));
  return samples.length / sampleRate;
}
