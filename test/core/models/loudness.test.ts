import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/startBackend';
import type { Clip } from '../../../src/core/audio/clip';
import { decodeSound } from '../../../src/core/audio/decode';
import { encodeWav } from '../../../src/core/audio/encodeWav';
import { featureSetNames } from '../../../src/core/features/featureSet';
import { loadModels } from '../../../src/core/models/loadedModels';
import type { Prediction } from '../../../src/core/models/prediction';
import type { Recogniser } from '../../../src/core/models/recogniser';
import { modelFolders } from '../../../src/library/modelFolders';
import { findNative } from '../../backend/findNative';
import { corpusClips } from './corpusClips';
import { modelsFolder } from './shippedModels';

const samplesFolder = path.resolve(modelsFolder, '../../samples');
const samples = readdirSync(samplesFolder)
  .filter((name) => /\.(wav|flac|ogg|mp3|opus)$/.test(name))
  .map((name) => path.join(samplesFolder, name));
/** The softest clip of all is among them. */
const clips = await corpusClips(
  'ravdess-speech',
  (index, name) => index % 120 === 60 || name.startsWith('03-01-02-02-02-02-20'),
);
const withoutCorpus = clips.length === 0 ? ' (samples alone: RAVDESS is not at ../shared/corpora)' : '';
const encoder = path.resolve(modelsFolder, '../../out/encoders/whisper-base/manifest.json');
const withoutEncoder = existsSync(encoder)
  ? ''
  : ' (skipped: out/encoders/whisper-base is not there; node scripts/encoder.mjs makes it)';
const native = await findNative();

/** The five classic networks hear the level itself; the others are not to. */
async function levelledModels(): Promise<Recogniser[]> {
  await startBackend(native.folder === null ? { prefer: 'wasm' } : { nativeModule: native.folder });
  const classic: readonly string[] = featureSetNames.filter((set) => /^mfcc/.test(set));
  return (await loadModels(await modelFolders(modelsFolder))).flatMap(({ recogniser }) =>
    recogniser && !classic.includes(recogniser.card.input.set) ? [recogniser] : [],
  );
}

/** Decibels by which a clip has to be softer so that it can be 10 dB louder without being clipped; 0 or less. */
function roomAbove({ samples: sound }: Clip): number {
  const peak = sound.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0);
  return Math.min(0, -10.1 - 20 * Math.log10(peak));
}

/** Softer than this, 16 bits round a recording so coarsely that it is no longer the same: -40 dBFS. */
const fairPeak = 0.01;

/** At another level, as a 16-bit file holds it, or, where that would be too coarse, as it is in memory. */
async function atGain({ samples: sound, sampleRate }: Clip, decibels: number): Promise<Clip> {
  const gain = 10 ** (decibels / 20);
  const changed = { samples: sound.map((value) => gain * value), sampleRate };
  const peak = changed.samples.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0);
  return peak < fairPeak ? changed : (await decodeSound(encodeWav(changed))).clip;
}

/** So near to the threshold the rounding of a file decides between an emotion and unsure. */
const hairsbreadth = 0.03;

/** What was said at each level; the likeliest emotions alone where one of them is on the edge of being named. */
function wordsOf(predictions: readonly Prediction[], { card }: Recogniser): string[] {
  const edge = card.verdict?.threshold ?? 0;
  const onTheEdge = predictions.some(({ confidence }) => Math.abs(confidence - edge) < hairsbreadth);
  return predictions.map(({ verdict, top }) => {
    if (verdict.kind === 'no speech') return verdict.kind;
    return onTheEdge || verdict.kind === 'emotion' ? top : verdict.kind;
  });
}

describe.skipIf(withoutEncoder !== '')(`loudness${withoutEncoder}`, () => {
  it(`does not read as anger: 20 dB softer and 10 dB louder, the verdict is the same${withoutCorpus}`, async () => {
    const models = await levelledModels();
    expect(models.map(({ card }) => card.id)).toContain('affectron');
    for (const file of [...samples, ...clips]) {
      const { clip } = await decodeSound(await readFile(file));
      const usualLevel = roomAbove(clip);
      const levels = await Promise.all([0, -20, 10].map((change) => atGain(clip, usualLevel + change)));
      for (const model of models) {
        const predictions: Prediction[] = [];
        for (const level of levels) predictions.push(await model.predict(level));
        const told = wordsOf(predictions, model);
        const [usual] = told;
        expect({ file, model: model.card.id, told }).toEqual({
          file,
          model: model.card.id,
          told: [usual, usual, usual],
        });
      }
    }
    for (const model of models) model.dispose();
  }, 120_000);
});
