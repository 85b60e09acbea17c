import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend, type BackendName } from '../../src/backend/startBackend';
import { decodeSound } from '../../src/core/audio/decode';
import { ClipFeatures } from '../../src/core/models/clipFeatures';
import type { Probabilities } from '../../src/core/models/prediction';
import { Recogniser } from '../../src/core/models/recogniser';
import { noise, voiceLike } from '../core/models/madeSounds';
import { corpusClips } from '../core/models/corpusClips';
import { shippedModels } from '../core/models/shippedModels';
import { findNative } from './findNative';

const root = path.resolve(import.meta.dirname, '../..');
const native = await findNative();
/** Where everything must be tested, a missing native backend is a failure. */
const everything = process.env.CI === 'true';

/** Sounds the models hear: the bundled samples, clips of actors where the corpora are, made ones. */
async function sounds(): Promise<ClipFeatures[]> {
  const samples = path.join(root, 'samples');
  const names = (await readdir(samples)).filter((name) => /\.(wav|flac|ogg|opus|mp3)$/.test(name));
  const real = await corpusClips('ravdess-speech', (index) => index % 97 === 0);
  const files = [...names.map((name) => path.join(samples, name)), ...real];
  const clips = await Promise.all(files.map(async (file) => (await decodeSound(await readFile(file))).clip));
  const made = [voiceLike(), voiceLike({ sampleRate: 44_100, pitchHz: 220 }), noise(1), noise(2, 0.2, 0.9)];
  return [...clips, ...made].map((clip) => new ClipFeatures(clip));
}

/** Model id to the probabilities of each sound. */
type Answers = Map<string, Probabilities[]>;

async function answersOn(backend: BackendName, heard: readonly ClipFeatures[]): Promise<Answers> {
  const info = await startBackend({ prefer: backend, nativeModule: native.folder ?? undefined });
  expect(info.name, info.note ?? '').toBe(backend);
  const answers: Answers = new Map();
  for (const files of await shippedModels()) {
    const recogniser = await Recogniser.load(files);
    const all: Probabilities[] = [];
    for (const features of heard) all.push((await recogniser.predict(features)).probabilities);
    answers.set(files.id, all);
    recogniser.dispose();
  }
  return answers;
}

function largestDifference(a: Answers, b: Answers): number {
  let largest = 0;
  for (const [id, ofA] of a) {
    ofA.forEach((probabilities, index) => {
      const other = b.get(id)?.[index] ?? {};
      for (const [emotion, p] of Object.entries(probabilities)) {
        const q = other[emotion as keyof Probabilities] ?? NaN;
        largest = Math.max(largest, Number.isNaN(q) ? Infinity : Math.abs(p - q));
      }
    });
  }
  return largest;
}

describe('the backends agree within 1e-4 on every shipped model', () => {
  let heard: ClipFeatures[];
  let onWasm: Answers;

  beforeAll(async () => {
    heard = await sounds();
    expect(heard.length).toBeGreaterThan(10);
    onWasm = await answersOn('wasm', heard);
    expect(onWasm.size).toBe(5);
  });

  it('cpu and WASM', async () => {
    const difference = largestDifference(onWasm, await answersOn('cpu', heard));
    console.log(`cpu and WASM, ${heard.length} sounds: at most ${difference.toExponential(1)} apart`);
    expect(difference).toBeLessThan(1e-4);
  });

  it.skipIf(native.folder === null && !everything)(`native and WASM${native.reason}`, async () => {
    const difference = largestDifference(onWasm, await answersOn('native', heard));
    console.log(`native and WASM, ${heard.length} sounds: at most ${difference.toExponential(1)} apart`);
    expect(difference).toBeLessThan(1e-4);
  });
});
