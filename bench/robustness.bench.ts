import { readFileSync } from 'node:fs';
import path from 'node:path';
import { backendOptions, startBackend } from '../src/backend/startBackend';
import type { Clip } from '../src/core/audio/clip';
import { decodeSound } from '../src/core/audio/decode';
import type { Emotion } from '../src/core/emotions';
import { ClipFeatures } from '../src/core/models/clipFeatures';
import { loadModels } from '../src/core/models/loadedModels';
import type { Prediction } from '../src/core/models/prediction';
import type { Recogniser } from '../src/core/models/recogniser';
import { findLabelled, type LabelledFile } from '../src/library/labelled/findLabelled';
import { modelFolders } from '../src/library/modelFolders';
import { disturbances } from './disturbances';

const plain = 'as recorded';

/** How a model fares with one disturbance. */
interface Tally {
  clips: number;
  /** The likeliest emotion is the one that was played. */
  right: number;
  /** Clips an emotion was named for, and how many of them right. */
  named: number;
  namedRight: number;
  noSpeech: number;
  /** Another emotion is the likeliest than in the undisturbed clip. */
  otherEmotion: number;
  /** The verdict is another: named and unsure are two. */
  otherVerdict: number;
}

/**
 * What noise, telephones, MP3 and other levels do to the verdicts on RAVDESS speech of actors a model never heard.
 * `ROBUSTNESS_DATA` names a folder with RAVDESS; `ROBUSTNESS_MODELS` one with further models, trained with actors
 * held out, for those that ship trained on everybody have none left. `ROBUSTNESS_EVERY=3` takes every third clip. LAME
 * has to be there for the MP3.
 */
export async function bench(): Promise<void> {
  const { ROBUSTNESS_DATA: data, ROBUSTNESS_MODELS: own, ROBUSTNESS_EVERY: every = '1' } = process.env;
  if (!data) {
    console.log('not measured: ROBUSTNESS_DATA names no folder with RAVDESS');
    return;
  }
  const { name } = await startBackend(backendOptions(process.env, false));
  const models = (await loadModels(await modelFolders(path.resolve('resources/models'), own))).flatMap(
    ({ recogniser }) => (recogniser && recogniser.card.data.actors.test.length > 0 ? [recogniser] : []),
  );
  const { files } = await findLabelled(data);
  const tested =
    ({ label }: LabelledFile) =>
    (model: Recogniser) =>
      model.card.data.actors.test.includes(`RAVDESS ${label.actor}`);
  const speech = files
    .filter(({ label }) => label.corpus === 'RAVDESS' && label.channel === 'speech')
    .filter((file) => models.some(tested(file)))
    .filter((_, index) => index % Number(every) === 0);
  const tallies = new Map(models.map((model) => [model, new Map<string, Tally>()]));
  for (const file of speech) {
    await disturb(readFileSync(file.path), file.label.emotion, models.filter(tested(file)), tallies);
  }
  console.log(`on ${name}`);
  for (const [{ card }, byDisturbance] of tallies) print(card.id, byDisturbance);
}

async function disturb(
  file: Uint8Array,
  emotion: Emotion,
  models: readonly Recogniser[],
  tallies: ReadonlyMap<Recogniser, Map<string, Tally>>,
): Promise<void> {
  const { clip } = await decodeSound(file);
  const known = models.filter(({ card }) => card.emotions.includes(emotion));
  const ask = async (heard: Clip) => {
    const features = new ClipFeatures(heard);
    return Promise.all(known.map((model) => model.predict(features)));
  };
  const before = await ask(clip);
  const add = (disturbance: string, after: readonly Prediction[]) =>
    known.forEach((model, index) => {
      const tally = tallies.get(model);
      if (tally) count(tally, disturbance, emotion, before[index], after[index]);
    });
  add(plain, before);
  for (const [name, change] of Object.entries(disturbances)) add(name, await ask(await change(clip)));
}

function count(
  tallies: Map<string, Tally>,
  disturbance: string,
  emotion: Emotion,
  before: Prediction,
  after: Prediction,
): void {
  const tally = tallies.get(disturbance) ?? {
    clips: 0,
    right: 0,
    named: 0,
    namedRight: 0,
    noSpeech: 0,
    otherEmotion: 0,
    otherVerdict: 0,
  };
  tallies.set(disturbance, tally);
  tally.clips++;
  if (after.top === emotion) tally.right++;
  if (after.verdict.kind === 'emotion') {
    tally.named++;
    if (after.verdict.emotion === emotion) tally.namedRight++;
  }
  if (after.verdict.kind === 'no speech') tally.noSpeech++;
  if (after.top !== before.top) tally.otherEmotion++;
  if (told(after) !== told(before)) tally.otherVerdict++;
}

function told({ verdict }: Prediction): string {
  return verdict.kind === 'emotion' ? verdict.emotion : verdict.kind;
}

function print(model: string, tallies: ReadonlyMap<string, Tally>): void {
  console.log(
    `\n${model}\n${'disturbance'.padEnd(16)} clips    WA  named  right  no speech  other top  other verdict`,
  );
  for (const [name, tally] of tallies) {
    const percent = (part: number, whole = tally.clips) =>
      whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
    const cells = [
      String(tally.clips).padStart(5),
      percent(tally.right).padStart(5),
      percent(tally.named).padStart(6),
      percent(tally.namedRight, tally.named).padStart(6),
      percent(tally.noSpeech).padStart(10),
      percent(tally.otherEmotion).padStart(10),
      percent(tally.otherVerdict).padStart(14),
    ];
    console.log(`${name.padEnd(16)} ${cells.join(' ')}`);
  }
}
