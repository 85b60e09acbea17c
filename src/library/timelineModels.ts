import { AffectronError } from '../core/errors';
import { emotions } from '../core/emotions';
import { encoders, isEncoderName } from '../core/models/encoderFiles';
import type { ModelCard } from '../core/models/modelCard';
import { askedModels, readCard, type ModelPlaces } from './evaluations/askedModels';
import { modelFolders, type ModelFolder } from './modelFolders';

interface Candidate {
  files: ModelFolder;
  card: ModelCard;
}

/**
 * Ids of the models for a timeline, by their cards; nothing is loaded.
 *
 * @param choice an id, `all` that can be used, or nothing for the best: the highest UAR of those that came with
 *   Affectron, know all eight emotions and need no encoder that comes on request, for those are too slow for long recordings
 * @throws AffectronError `unknown-model`, `model-unavailable`
 */
export async function timelineModels(places: ModelPlaces, choice: string | undefined): Promise<string[]> {
  if (choice !== undefined && choice !== 'all') {
    await askedModels(places, [choice]);
    return [choice];
  }
  const usable: Candidate[] = [];
  for (const files of await modelFolders(places.modelsFolder, places.ownModelsFolder)) {
    const card = await readCard(files).catch(() => null);
    if (card !== null && (await hasEncoder(files, card))) usable.push({ files, card });
  }
  if (usable.length === 0) {
    throw new AffectronError('model-unavailable', `There is no model in ${places.modelsFolder}.`);
  }
  return choice === 'all' ? usable.map(({ files }) => files.id) : [best(usable).files.id];
}

async function hasEncoder(files: ModelFolder, { input }: ModelCard): Promise<boolean> {
  if (!isEncoderName(input.set)) return true;
  const manifest = files.encoder?.(input.set).read('manifest.json');
  return manifest ? manifest.then(() => true).catch(() => false) : false;
}

function best(candidates: readonly Candidate[]): Candidate {
  const rank = ({ files, card }: Candidate): number => {
    const slow = isEncoderName(card.input.set) && encoders[card.input.set].onRequest;
    return !files.own && !slow && card.emotions.length === emotions.length ? card.results.uar : -1;
  };
  return candidates.reduce((first, other) => (rank(other) > rank(first) ? other : first));
}
