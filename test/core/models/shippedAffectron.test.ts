import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startBackend, type BackendOptions } from '../../../src/backend/startBackend';
import { decodeSound } from '../../../src/core/audio/decode';
import { labelFromName } from '../../../src/core/corpora/labelFromName';
import { emotions } from '../../../src/core/emotions';
import { ClipFeatures } from '../../../src/core/models/clipFeatures';
import type { Prediction } from '../../../src/core/models/prediction';
import { Recogniser } from '../../../src/core/models/recogniser';
import { ProfileGathering } from '../../../src/core/models/voiceProfile';
import { modelFolders } from '../../../src/library/modelFolders';
import { findNative } from '../../backend/findNative';
import { corpusClips } from './corpusClips';
import { voiceLike } from './madeSounds';
import { modelsFolder } from './shippedModels';

const encoder = path.resolve(modelsFolder, '../../out/encoders/whisper-base/manifest.json');
const withoutEncoder = existsSync(encoder)
  ? ''
  : ' (skipped: out/encoders/whisper-base is not there; node scripts/encoder.mjs makes it)';
const native = await findNative();
const clips = await corpusClips('ravdess-speech', (index) => index % 36 === 0);
const withoutCorpus = clips.length === 0 ? ' (skipped: RAVDESS is not at ../shared/corpora)' : '';

async function affectron(options: BackendOptions): Promise<Recogniser> {
  await startBackend(options);
  const files = (await modelFolders(modelsFolder)).find(({ id }) => id === 'affectron');
  if (!files) throw new Error('resources/models has no affectron');
  return Recogniser.load(files);
}

describe.skipIf(withoutEncoder !== '')(`the shipped Affectron${withoutEncoder}`, () => {
  it('says in its card that its figures are cross-validated, and is small', async () => {
    const recogniser = await affectron({ prefer: 'wasm' });
    const { card } = recogniser;
    expect(card.emotions).toEqual([...emotions]);
    expect(card.protocol).toMatch(/^Cross-validated/);
    expect(card.data.actors.test).toEqual([]);
    expect(card.size.bytes).toBeLessThan(2e6);
    expect(card.results.uar).toBeGreaterThan(0.7);
    recogniser.dispose();
  });

  it('can be calibrated to a voice, and gives those figures apart, with the number of clips', async () => {
    const recogniser = await affectron({ prefer: 'wasm' });
    const { calibrated, results } = recogniser.card;
    expect(calibrated).toMatchObject({ results: { profileClips: 16 }, further: [{ profileClips: 8 }] });
    expect(calibrated?.results.uar).toBeGreaterThan(results.uar);
    expect(calibrated?.protocol).toContain('16 random unlabelled clips');

    const features = new ClipFeatures(voiceLike());
    const profile = new ProfileGathering('whisper-base');
    const pieces = (await recogniser.voiceOf(features))?.pieces ?? [];
    while (profile.seconds < 60) profile.add(pieces);
    const prediction = await recogniser.predict(features, { profile: profile.profile() });
    expect(prediction.calibrated).toBe(true);
    const sum = Object.values(prediction.probabilities).reduce((total, value) => total + value, 0);
    expect(sum).toBeCloseTo(1, 9);
    recogniser.dispose();
  });

  it.skipIf(native.folder === null)(`answers alike on WASM and native${native.reason}`, async () => {
    const sounds = [voiceLike(), voiceLike({ pitchHz: 240, seconds: 3, sampleRate: 44_100 })];
    const answers: Prediction[][] = [];
    for (const options of [{ prefer: 'wasm' as const }, { nativeModule: native.folder ?? '' }]) {
      const recogniser = await affectron(options);
      const all: Prediction[] = [];
      for (const sound of sounds) all.push(await recogniser.predict(sound));
      answers.push(all);
      recogniser.dispose();
    }
    const [wasm, other] = answers;
    wasm.forEach(({ probabilities }, index) => {
      for (const emotion of emotions) {
        expect(other[index].probabilities[emotion]).toBeCloseTo(probabilities[emotion] ?? 0, 3);
      }
    });
  });

  // It heard these clips in training: this shows that training and serving hear alike, not how good it is.
  it.skipIf(withoutCorpus !== '')(
    `knows the clips it was trained on, soft or loud${withoutCorpus}`,
    async () => {
      const recogniser = await affectron(
        native.folder === null ? { prefer: 'wasm' } : { nativeModule: native.folder },
      );
      let right = 0;
      for (const file of clips) {
        const { clip } = await decodeSound(await readFile(file));
        const { top } = await recogniser.predict(clip);
        if (top === labelFromName(file)?.emotion) right++;
        const soft = { ...clip, samples: clip.samples.map((value) => 0.1 * value) };
        expect((await recogniser.predict(soft)).top).toBe(top);
      }
      recogniser.dispose();
      expect(clips).toHaveLength(40);
      expect(right).toBeGreaterThan(36);
    },
    120_000,
  );
});
