import type { EvaluableRecipe } from '../evaluation/runFold';
import { standardise } from '../models/standardise';
import type { ClassicRecipe } from './classicRecipes';
import { probabilitiesOf } from './fit';
import { fitClassic, fitClassicScaler } from './fitClassic';

/** A classic system as protocols evaluate it: trained on the protocol's own clips alone, watched by nobody. */
export function evaluableClassic(recipe: ClassicRecipe): EvaluableRecipe<Float32Array> {
  return {
    name: recipe.name,
    settings: recipe,
    emotions: recipe.emotions,
    material: { song: false, otherCorpora: false },
    unwatched: true,
    async fit({ training, emotions, seed, onPass }) {
      const scaler = fitClassicScaler(
        recipe.scaling,
        training.map(({ heard }) => heard),
      );
      const scaled = (row: Float32Array) => (scaler ? standardise(row, scaler) : row);
      const examples = {
        rows: training.map(({ heard }) => scaled(heard)),
        classes: training.map(({ label }) => emotions.indexOf(label.emotion)),
      };
      const network = await fitClassic(recipe, examples, emotions.length, seed, onPass);
      return {
        async answer(heard) {
          const [probabilities] = await probabilitiesOf(network, [scaled(heard)]);
          return probabilities;
        },
        dispose: () => network.dispose(),
      };
    },
  };
}
