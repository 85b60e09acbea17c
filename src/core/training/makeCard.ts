import { corpusNotices } from '../corpora/notices';
import type { Emotion } from '../emotions';
import type { Evaluation } from '../evaluation/metrics';
import type { ModelCard } from '../models/modelCard';
import { sha256 } from '../models/sha256';
import type { StoredNetwork } from '../models/storedNetwork';
import type { Split } from './split';
import type { TrainableRecipe } from './trainable';
import { weaknessesOf } from './weaknesses';

export interface CardFacts {
  id: string;
  /** Name people see. */
  title: string;
  recipe: Omit<TrainableRecipe<never>, 'train'>;
  /** Outputs of the network. */
  emotions: readonly Emotion[];
  input: ModelCard['input'];
  /** Fitted on the validation clips. */
  temperature: number;
  /** Threshold fitted on the validation clips, and what it does to the test clips. */
  verdict: NonNullable<ModelCard['verdict']>;
  split: Split;
  test: Evaluation;
  training: ModelCard['training'];
  parameters: number;
  stored: StoredNetwork;
}

/** The card of a freshly trained model: every figure in it was measured in that run. */
export async function makeCard(facts: CardFacts): Promise<ModelCard> {
  const { recipe, split, test, stored } = facts;
  const corpora = [
    ...new Set(Object.values(split.clips).flatMap((clips) => clips.map((c) => c.label.corpus))),
  ];
  const notices = corpora.map((corpus) => corpusNotices[corpus]);
  const { foundation } = recipe;
  return {
    id: facts.id,
    name: facts.title,
    version: '1.0.0',
    architecture: recipe.architecture,
    recipe: recipe.name,
    emotions: [...facts.emotions],
    input: facts.input,
    calibration: { temperature: Number(facts.temperature.toPrecision(6)) },
    verdict: facts.verdict,
    data: {
      corpora: corpora.map((corpus) => describeCorpus(corpus, split)),
      licence: `Corpora: ${notices.map(({ licence }) => licence).join('; ')}. The weights are for non-commercial use, with attribution.${foundation ? ` ${foundation.licence}` : ''}`,
      attribution: [...notices, ...(foundation ? [foundation] : [])]
        .map(({ attribution }) => attribution)
        .join(' '),
      actors: split.actors,
      clips: {
        training: split.clips.training.length,
        validation: split.clips.validation.length,
        test: split.clips.test.length,
      },
    },
    protocol:
      'Whole actors held out: the figures are of clips by test actors, none of whom was heard in training, in validation or in the scaling of the inputs. The pass with the lowest loss on the validation actors was kept.',
    results: {
      accuracy: test.accuracy,
      uar: test.uar,
      recall: test.classes.map(({ recall }) => recall),
      confusion: test.confusion,
    },
    training: facts.training,
    size: {
      parameters: facts.parameters,
      bytes: stored['model.json'].byteLength + stored['weights.bin'].byteLength,
    },
    knownWeaknesses: weaknessesOf(facts.emotions, test, corpora, recipe.limits),
    files: {
      'model.json': await sha256(stored['model.json']),
      'weights.bin': await sha256(stored['weights.bin']),
    },
  };
}

function describeCorpus(corpus: string, { clips }: Split): string {
  const all = [...clips.training, ...clips.validation, ...clips.test];
  const channels = new Set(
    all.filter(({ label }) => label.corpus === corpus).map(({ label }) => label.channel),
  );
  return channels.size === 2 ? `${corpus} (speech and song)` : `${corpus} (${[...channels].join()})`;
}
