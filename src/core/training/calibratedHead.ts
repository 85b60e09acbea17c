import { emotions, type Emotion } from '../emotions';
import type { EvaluableRecipe, HeardClip, VoiceClips } from '../evaluation/runFold';
import type { FrameMatrix } from '../features/frames';
import { calibratedAnswer, headAnswer, weightOfKnowing } from '../models/headAnswer';
import { voiceFramesVersion } from '../models/voiceFrameFacts';
import { ProfileGathering } from '../models/voiceProfile';
import { fitHead, type FitHeadOptions, type FittedHead } from './fitHead';
import { headExample, type CorpusExample } from './headExample';
import type { HeadRecipe } from './headRecipe';
import { profilesVersion, scalersByVoice } from './voiceScalers';

/** What a calibrated head is trained on. */
export interface CalibratedFitting extends Pick<FitHeadOptions, 'recipe' | 'seed' | 'onPass'> {
  clips: readonly HeardClip<readonly FrameMatrix[]>[];
  /** Outputs of the head, in order. */
  emotions: readonly Emotion[];
}

/**
 * The second network is smaller, trained for less, and has no discriminant beside it: every fold of an evaluation
 * trains both, and this much already gains five points on validation actors.
 */
export function calibratedRecipe(recipe: HeadRecipe): HeadRecipe {
  return { ...recipe, heads: 2, passes: 8, batch: 48, learningRate: 2e-3, discriminant: null };
}

/** Trains the second network of a recipe, for voices a profile is known of: every clip is heard against its own voice. */
export function fitCalibratedHead(fitting: CalibratedFitting): Promise<FittedHead> {
  const examples = examplesOf(fitting);
  return fitHead({
    ...fitting,
    recipe: calibratedRecipe(fitting.recipe),
    classes: fitting.emotions.length,
    examples,
    scalers: scalersByVoice(examples),
  });
}

function examplesOf({ clips, emotions: known }: CalibratedFitting): CorpusExample[] {
  return clips.map((clip) => headExample(clip, known));
}

/** A recipe as protocols evaluate it on voices a profile is known of: both its networks, trained on the fold. */
export function evaluableCalibratedHead(
  recipe: HeadRecipe,
  voiceClips: VoiceClips,
): EvaluableRecipe<readonly FrameMatrix[]> {
  return {
    name: recipe.name,
    settings: {
      ...recipe,
      frames: voiceFramesVersion(recipe.encoder),
      profiles: profilesVersion,
      second: calibratedRecipe(recipe),
      weightOfKnowing,
    },
    emotions,
    material: recipe.material,
    voiceClips,
    async fit({ training, emotions: known, seed, onPass }) {
      const { passes } = recipe;
      const of = passes + calibratedRecipe(recipe).passes;
      const fitting: CalibratedFitting = { recipe, clips: training, emotions: known, seed };
      const any = await fitHead({
        ...fitting,
        classes: known.length,
        examples: examplesOf(fitting),
        onPass: ({ pass, loss }) => onPass({ pass, of, loss }),
      });
      try {
        const own = await fitCalibratedHead({
          ...fitting,
          onPass: ({ pass, loss }) => onPass({ pass: passes + pass, of, loss }),
        });
        return {
          answer: (heard) => headAnswer(any.network, any.scaler, heard),
          knowing(clips) {
            const profile = new ProfileGathering(recipe.encoder);
            for (const pieces of clips) profile.add(pieces);
            const scaler = profile.statistics();
            return (heard) => calibratedAnswer(any, { network: own.network, scaler }, heard);
          },
          dispose() {
            any.network.dispose();
            own.network.dispose();
          },
        };
      } catch (thrown) {
        any.network.dispose();
        throw thrown;
      }
    },
  };
}
