/** The recipes as protocols evaluate them: networks over mean features, and heads over encoder frames. */
import { emotions } from '../emotions';
import type { EvaluableRecipe, HeardClip } from '../evaluation/runFold';
import type { TrainingMaterial } from '../evaluation/protocols';
import type { FrameMatrix } from '../features/frames';
import { headAnswer } from '../models/headAnswer';
import { voiceFramesVersion } from '../models/voiceFrameFacts';
import { fitScaler, standardise } from '../models/standardise';
import { fit, probabilitiesOf } from './fit';
import { fitHead } from './fitHead';
import { headExample } from './headExample';
import type { HeadRecipe } from './headRecipe';
import type { Recipe } from './recipes';

/** The classic recipes were made for one corpus of speech. */
const protocolAlone: TrainingMaterial = { song: false, otherCorpora: false };

/** A network over the mean of a feature set, trained until the validation loss rises. */
export function evaluableNetwork(recipe: Recipe): EvaluableRecipe<Float32Array> {
  return {
    name: recipe.name,
    settings: recipe,
    emotions: recipe.emotions,
    material: protocolAlone,
    async fit({ training, validation, emotions: known, seed, onPass }) {
      const scaler = fitScaler(training.map(({ heard }) => heard));
      const examples = (clips: readonly HeardClip<Float32Array>[]) => ({
        rows: clips.map(({ heard }) => standardise(heard, scaler)),
        classes: clips.map(({ label }) => known.indexOf(label.emotion)),
      });
      const { network } = await fit({
        recipe: { ...recipe, emotions: known },
        training: examples(training),
        validation: examples(validation),
        seed,
        onEpoch: ({ epoch, trainingLoss }) =>
          onPass({ pass: epoch, of: recipe.fit.epochs, loss: trainingLoss }),
      });
      return {
        async answer(heard) {
          const [probabilities] = await probabilitiesOf(network, [standardise(heard, scaler)]);
          return probabilities;
        },
        dispose: () => network.dispose(),
      };
    },
  };
}

/** A head over frames of the frozen encoder. */
export function evaluableHead(recipe: HeadRecipe): EvaluableRecipe<readonly FrameMatrix[]> {
  return {
    name: recipe.name,
    settings: { ...recipe, frames: voiceFramesVersion(recipe.encoder) },
    emotions,
    material: recipe.material,
    async fit({ training, emotions: known, seed, onPass }) {
      const { network, scaler } = await fitHead({
        recipe,
        classes: known.length,
        examples: training.map((clip) => headExample(clip, known)),
        seed,
        onPass,
      });
      return {
        answer: (heard) => headAnswer(network, scaler, heard),
        dispose: () => network.dispose(),
      };
    },
  };
}
