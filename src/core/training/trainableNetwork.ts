import { fitScaler, standardise } from '../models/standardise';
import type { HeardClip } from '../evaluation/runFold';
import { fit, probabilitiesOf } from './fit';
import type { Recipe } from './recipes';
import type { TrainableRecipe } from './trainable';

/** A network over the mean of a feature set, trained until the validation loss rises. */
export function trainableNetwork(recipe: Recipe): TrainableRecipe<Float32Array> {
  const { name, title, architecture, emotions, set, bandwidthHz } = recipe;
  return {
    name,
    title,
    architecture,
    emotions,
    passes: recipe.fit.epochs,
    limits:
      set === 'logmel64'
        ? []
        : ['Hears only the average sound of the whole clip: not how it changes, nor where in it.'],
    foundation: null,
    async train({ training, validation, emotions: known, seed, ...watching }) {
      const scaler = fitScaler(training.map(({ heard }) => heard));
      const rowsOf = (clips: readonly Float32Array[]) => clips.map((values) => standardise(values, scaler));
      const examples = (clips: readonly HeardClip<Float32Array>[]) => ({
        rows: rowsOf(clips.map(({ heard }) => heard)),
        classes: clips.map(({ label }) => known.indexOf(label.emotion)),
      });
      const { network, history, bestEpoch } = await fit({
        recipe: { ...recipe, emotions: known },
        training: examples(training),
        validation: examples(validation),
        seed,
        ...watching,
      });
      return {
        network,
        input: { set, bandwidthHz, mean: [...scaler.mean], deviation: [...scaler.deviation] },
        history,
        bestEpoch,
        answers: (clips) => probabilitiesOf(network, rowsOf(clips)),
      };
    },
  };
}
