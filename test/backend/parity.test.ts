import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend, type BackendName } from '../../src/backend/startBackend';
import { decodeSound } from '../../src/core/audio/decode';
import { ClipFeatures } from '../../src/core/models/clipFeatures';
import type { ModelFiles } from '../../src/core/models/modelFiles';
import type { Probabilities } from '../../src/core/models/prediction';
import { Recogniser } from '../../src/core/models/recogniser';
import { modelFolders } from '../../src/library/modelFolders';
import { noise, voiceLike } from '../core/models/madeSounds';
import { corpusClips } from '../core/models/corpusClips';
import { modelsFolder, shippedModel, shippedModels } from '../core/models/shippedModels';
import { findNative } from './findNative';
import { hasStudio } from '../shippedIds';

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

async function answersOn(
  backend: BackendName,
  heard: readonly ClipFeatures[],
  models: readonly ModelFiles[],
): Promise<Answers> {
  const info = await startBackend({ prefer: backend, nativeModule: native.folder ?? undefined });
  expect(info.name, info.note ?? '').toBe(backend);
  const answers: Answers = new Map();
  for (const files of models) {
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

const hasEncoder = existsSync(path.join(root, 'out/encoders/whisper-base/manifest.json'));
const noEncoder = ' (skipped: no voice encoder here; node scripts/encoder.mjs makes it)';

describe('the backends agree within 1e-4', () => {
  let heard: ClipFeatures[];
  let classic: ModelFiles[];
  let onWasm: Answers;

  beforeAll(async () => {
    heard = await sounds();
    expect(heard.length).toBeGreaterThan(10);
    classic = await shippedModels();
    onWasm = await answersOn('wasm', heard, classic);
    expect(onWasm.size).toBe(5);
  }, 120_000);

  function expectSame(pair: string, one: Answers, other: Answers): void {
    const difference = largestDifference(one, other);
    console.log(`${pair}, ${heard.length} sounds: at most ${difference.toExponential(1)} apart`);
    expect(difference).toBeLessThan(1e-4);
  }

  it('cpu and WASM on the classic models', async () => {
    expectSame('cpu and WASM', onWasm, await answersOn('cpu', heard, classic));
  });

  it.skipIf(native.folder === null && !everything)(
    `native and WASM on the classic models${native.reason}`,
    async () => {
      expectSame('native and WASM', onWasm, await answersOn('native', heard, classic));
    },
  );

  it.skipIf(native.folder === null && !everything)(
    `native and WASM on Affectron Lite${native.reason}`,
    async () => {
      const lite = [await shippedModel('lite')];
      const once = await answersOn('wasm', heard, lite);
      expectSame('native and WASM, Lite', once, await answersOn('native', heard, lite));
    },
    120_000,
  );

  it.skipIf((native.folder === null || !hasEncoder) && !everything)(
    `native and WASM on Affectron${native.reason}${hasEncoder ? '' : noEncoder}`,
    async () => {
      const affectron = (await modelFolders(modelsFolder)).filter(({ id }) => id === 'affectron');
      expect(affectron).toHaveLength(1);
      const once = await answersOn('wasm', heard, affectron);
      expectSame('native and WASM, Affectron', once, await answersOn('native', heard, affectron));
    },
    120_000,
  );

  // Its encoder comes on request, so nothing is skipped where it is not.
  if (hasStudio && native.folder !== null) {
    it('native and WASM on Studio', { timeout: 120_000 }, async () => {
      const studio = (await modelFolders(modelsFolder)).filter(({ id }) => id === 'studio');
      expect(studio).toHaveLength(1);
      const few = heard.filter((_, index) => index % 6 === 0);
      const once = await answersOn('wasm', few, studio);
      expectSame('native and WASM, Studio', once, await answersOn('native', few, studio));
    });
  }
});
