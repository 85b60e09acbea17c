import type { Corpus } from '../corpora/clipLabel';
import { corpusNotices } from '../corpora/notices';
import { emotionsOf, type LabelledClip } from '../evaluation/protocols';
import type { StoredReport } from '../evaluation/storedReport';
import type { BackendInfo } from '../models/backendInfo';
import type { ModelCard } from '../models/modelCard';
import { sha256 } from '../models/sha256';
import type { StoredNetwork } from '../models/storedNetwork';

/** What the card of a model that was trained on every actor tells apart from the model itself. */
export interface ShippedFacts {
  /** Id of the model. */
  id: string;
  /** All clips it was trained on. */
  clips: readonly LabelledClip[];
  /** How the recipe did on actors it had not heard: the figures, the temperature and the threshold of the card. */
  evaluation: StoredReport;
  seed: number;
  backend: BackendInfo['name'];
  /** Day of training, e.g. "2026-11-20". */
  date: string;
}

/** What differs from recipe to recipe. */
export interface ShippedRecipe {
  name: string;
  title: string;
  architecture: string;
  passes: number;
  input: ModelCard['input'];
  /** Of what the model is made of besides the corpora. */
  notice: { licence: string; attribution: string };
}

/** The card of a model trained on every actor; its figures are those of the cross-validation, and it says so. */
export async function shippedCard(
  { id, clips, evaluation, seed, backend, date }: ShippedFacts,
  recipe: ShippedRecipe,
  parameters: number,
  stored: StoredNetwork,
): Promise<ModelCard> {
  const emotions = emotionsOf(clips);
  const corpora = [...new Set(clips.map(({ label }) => label.corpus))];
  const notices = corpora.map((corpus) => corpusNotices[corpus]);
  const voices = new Set(clips.map(({ label }) => `${label.corpus} ${label.actor}`));
  return {
    id,
    name: recipe.title,
    version: '1.0.0',
    architecture: recipe.architecture,
    recipe: recipe.name,
    emotions,
    input: recipe.input,
    calibration: { temperature: Number(evaluation.calibration.temperature.toPrecision(6)) },
    verdict: {
      threshold: evaluation.calibration.threshold,
      called: evaluation.called.mean,
      right: evaluation.right.mean,
    },
    data: {
      corpora: corpora.map((corpus) => describeCorpus(corpus, clips)),
      licence: `Corpora: ${notices.map(({ licence }) => licence).join('; ')}. The weights are for non-commercial use, with attribution. ${recipe.notice.licence}`,
      attribution: `${notices.map(({ attribution }) => attribution).join(' ')} ${recipe.notice.attribution}`,
      actors: { training: [...voices].sort(), validation: [], test: [] },
      clips: { training: clips.length, validation: 0, test: 0 },
    },
    protocol: protocolOf(evaluation),
    results: {
      accuracy: evaluation.accuracy.mean,
      uar: evaluation.uar.mean,
      recall: evaluation.together.classes.map(({ recall }) => recall),
      confusion: evaluation.together.confusion,
    },
    training: { seed, epochs: recipe.passes, bestEpoch: recipe.passes, backend, date },
    size: {
      parameters,
      bytes: stored['model.json'].byteLength + stored['weights.bin'].byteLength,
    },
    knownWeaknesses: weaknesses(evaluation, corpora),
    files: {
      'model.json': await sha256(stored['model.json']),
      'weights.bin': await sha256(stored['weights.bin']),
    },
  };
}

function protocolOf({ protocol, title, seeds, folds }: StoredReport): string {
  const runs = seeds.length === 1 ? 'one seed' : `${seeds.length} seeds`;
  return `Cross-validated: the figures are not of these weights, which heard every actor, but of the same recipe trained ${folds.length} times with the tested actors left out (${protocol}, ${runs}). ${title} Nothing was chosen on the tested actors.`;
}

function weaknesses(
  { emotions, together, accuracy, ece }: StoredReport,
  corpora: readonly Corpus[],
): string[] {
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  const weakest = emotions
    .map((emotion, index) => ({ emotion, recall: together.classes[index].recall }))
    .sort((a, b) => a.recall - b.recall)
    .slice(0, 2);
  return [
    `Wrong about ${percent(1 - accuracy.mean)} of the clips of voices it never heard.`,
    `Weakest at ${weakest.map(({ emotion, recall }) => `${emotion} (finds ${percent(recall)})`).join(' and ')}.`,
    `Trained on acted emotions of ${corpora.join(', ')} only: on spontaneous speech, other languages and other rooms expect less.`,
    'Of a sound longer than 30 s it hears six stretches of 5 s, spread over it.',
    `Its confidence is off by ${percent(ece.mean)} on average.`,
  ];
}

function describeCorpus(corpus: Corpus, clips: readonly LabelledClip[]): string {
  const channels = new Set(
    clips.filter(({ label }) => label.corpus === corpus).map(({ label }) => label.channel),
  );
  return `${corpus} (${channels.size === 2 ? 'speech and song' : [...channels].join()})`;
}
