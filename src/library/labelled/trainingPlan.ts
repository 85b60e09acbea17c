import { AffectronError } from '../../core/errors';
import type { BackendInfo } from '../../core/models/backendInfo';
import type { EncoderName } from '../../core/models/encoderFiles';
import { headRecipes } from '../../core/training/headRecipe';
import { splitByActor } from '../../core/training/split';
import type { TrainingPlan } from '../../shared/training';
import type { LabelledFile } from './findLabelled';
import { trainableFacts } from './trainables';

type Seconds = Record<'native' | 'wasm', number>;

/** How fast a recipe is, in seconds of one core. */
interface Pace {
  /** To read and hear a clip. */
  read: Seconds;
  /** To train a pass over a thousand clips. */
  pass: Seconds;
  /** Passes it usually takes. */
  passes: number;
}

/** Measured on an AMD EPYC: the tables of docs/models.md and docs/affectron.md. */
const readFeatures: Seconds = { native: 0.012, wasm: 0.012 };
const networks: Partial<Record<string, Pace>> = {
  lstm: { read: readFeatures, pass: { native: 1.7, wasm: 1.93 }, passes: 75 },
  cnn5: { read: readFeatures, pass: { native: 0.12, wasm: 0.17 }, passes: 146 },
  'cnn5-dropout': { read: readFeatures, pass: { native: 0.14, wasm: 0.16 }, passes: 87 },
  cnn3: { read: readFeatures, pass: { native: 0.34, wasm: 0.48 }, passes: 93 },
  mlp: { read: readFeatures, pass: { native: 0.06, wasm: 0.04 }, passes: 47 },
};
const encoders: Record<EncoderName, Seconds> = {
  'whisper-base': { native: 0.045, wasm: 0.17 },
  'whisper-small': { native: 0.25, wasm: 0.9 },
};
/** One head, a pass over a thousand clips. */
const passOfHead: Seconds = { native: 0.8, wasm: 1.4 };

function paceOf(recipe: string): Pace | undefined {
  const head = headRecipes.find(({ name }) => name === recipe);
  if (!head) return networks[recipe];
  const { heads, passes } = head;
  return {
    read: encoders[head.encoder],
    pass: { native: heads * passOfHead.native, wasm: heads * passOfHead.wasm },
    passes,
  };
}

/**
 * What a recipe would do with labelled clips: who is trained on, who watches, who is tested, and about how long it
 * takes.
 *
 * @throws AffectronError `wrong-use` for an unknown recipe; `no-clips-found` or `not-enough-data` where nothing can come
 *   of it
 */
export function trainingPlan(
  recipe: string,
  files: readonly LabelledFile[],
  backend: BackendInfo['name'],
): TrainingPlan {
  const { title, emotions } = trainableFacts(recipe);
  const known = files.filter(({ label }) => emotions.includes(label.emotion));
  if (known.length === 0) {
    throw new AffectronError(
      'no-clips-found',
      `The folder has no clip of an emotion that ${title} can know.`,
      {
        advice: `It learns ${emotions.join(', ')}. Choose another recipe or another folder.`,
      },
    );
  }
  const { clips, actors } = splitByActor(known);
  const count = (part: keyof typeof clips) => ({ clips: clips[part].length, actors: actors[part].length });
  return {
    parts: { training: count('training'), validation: count('validation'), test: count('test') },
    seconds: secondsFor(recipe, known.length, clips.training.length, backend),
  };
}

/** Zero for a recipe nobody has timed. */
function secondsFor(recipe: string, clips: number, trained: number, backend: BackendInfo['name']): number {
  const pace = paceOf(recipe);
  if (!pace) return 0;
  const on = backend === 'native' ? 'native' : 'wasm';
  return pace.read[on] * clips + (pace.passes * pace.pass[on] * trained) / 1000;
}
