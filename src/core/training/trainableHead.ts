import { emotions } from '../emotions';
import type { HeardClip } from '../evaluation/runFold';
import type { FrameMatrix } from '../features/frames';
import { headAnswer } from '../models/headAnswer';
import { fitHead } from './fitHead';
import { encoderNotice, headInput } from './headInput';
import { headExample } from './headExample';
import type { HeadRecipe } from './headRecipe';
import { HeadWatch } from './headWatch';
import type { TrainableRecipe } from './trainable';

/** Heads over frames of the frozen encoder, trained for the passes of one cycle; the best of them is kept. */
export function trainableHead(recipe: HeadRecipe): TrainableRecipe<readonly FrameMatrix[]> {
  const { name, title, architecture, encoder, passes } = recipe;
  return {
    name,
    title,
    architecture,
    emotions,
    passes,
    limits: ['Of a sound longer than 30 s it hears six stretches of 5 s, spread over it.'],
    foundation: encoderNotice,
    async train({ training, validation, emotions: known, seed, ...watching }) {
      const examples = (clips: readonly HeardClip<readonly FrameMatrix[]>[]) =>
        clips.map((clip) => headExample(clip, known));
      const [trained, watched] = [examples(training), examples(validation)];
      const classes = known.length;
      const watch = new HeadWatch({
        recipe,
        training: trained,
        validation: watched,
        classes,
        seed,
        ...watching,
      });
      const { network, scaler } = await fitHead({ recipe, examples: trained, classes, seed, keeper: watch });
      watch.keepBest();
      const input = headInput(encoder, scaler);
      return {
        network,
        input,
        history: watch.history,
        bestEpoch: watch.bestEpoch,
        async answers(clips) {
          const answers: Float32Array[] = [];
          for (const pieces of clips) answers.push(await headAnswer(network, input, pieces));
          return answers;
        },
      };
    },
  };
}
