import { emotions, type Emotion } from '../emotions';
import { AffectronError } from '../errors';
import { crossCorpusProtocols } from './protocols/crossCorpus';
import { heldOutProtocols } from './protocols/heldOut';
import type {
  EvaluationFold,
  EvaluationProtocol,
  LabelledClip,
  TrainingMaterial,
} from './protocols/protocol';
import { randomProtocols } from './protocols/randomSplits';

export type { EvaluationFold, EvaluationProtocol, LabelledClip, TrainingMaterial };

export const evaluationProtocols = {
  ...heldOutProtocols,
  ...crossCorpusProtocols,
  ...randomProtocols,
} as const satisfies Record<string, EvaluationProtocol>;

export type EvaluationProtocolName = keyof typeof evaluationProtocols;

export const evaluationProtocolNames = Object.keys(evaluationProtocols) as EvaluationProtocolName[];

/**
 * The folds of a protocol, none of them empty.
 *
 * @param seed decides what random splits draw
 * @throws AffectronError `not-enough-data` when the clips do not fill a part of a fold
 */
export function protocolFolds<T extends LabelledClip>(
  name: EvaluationProtocolName,
  clips: readonly T[],
  material: TrainingMaterial,
  seed: number,
): EvaluationFold<T>[] {
  const folds = evaluationProtocols[name].folds(clips, material, seed);
  for (const fold of folds) {
    for (const part of ['training', 'validation', 'test'] as const) {
      const heard = new Set(fold[part].map(({ label }) => label.emotion));
      if (heard.size < 2) throw tooFew(name, fold.name, part, [...heard]);
    }
  }
  if (folds.length === 0) throw tooFew(name, 'the protocol', 'test', []);
  return folds;
}

function tooFew(protocol: string, fold: string, part: string, heard: readonly Emotion[]): AffectronError {
  const found = heard.length === 0 ? 'no clip' : `only ${heard.join('')} clips`;
  return new AffectronError(
    'not-enough-data',
    `The folder has ${found} for the ${part} part of ${fold} in “${protocol}”.`,
    { advice: 'Point --data at a folder that holds the whole of the corpora the protocol names.' },
  );
}

/** The emotions of a fold's training and test clips, in the order used everywhere. */
export function emotionsOf(clips: readonly LabelledClip[]): Emotion[] {
  const heard = new Set(clips.map(({ label }) => label.emotion));
  return emotions.filter((emotion) => heard.has(emotion));
}
