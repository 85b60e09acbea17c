import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backendOptions, startBackend } from '../../backend/startBackend';
import { AffectronError } from '../../core/errors';
import { readReport } from '../../core/evaluation/storedReport';
import { affectronRecipe } from '../../core/training/headRecipe';
import { shipHead } from '../../core/training/shipHead';
import { dataFolder } from '../../library/dataFolder';
import { readProblem } from '../../library/fileProblem';
import { affectronHearing } from '../evaluation/hearing';
import { readLabelled } from '../evaluation/labelledClips';
import { print } from '../output';
import { progressOn } from '../progressOn';
import { ModelOutput } from './modelOutput';

export interface TrainAffectronOptions {
  /** Folder with all corpora. */
  data: string;
  /** Where the model's files go. */
  out: string;
  id: string;
  seed: number;
  /** The report that `evaluate` wrote. */
  evaluation?: string;
  /** Where encoder outputs are kept. */
  cache?: string;
}

/**
 * Trains Affectron's head on all actors of all corpora in a folder.
 *
 * @throws AffectronError `wrong-use` without an evaluation, `cancelled`, `model-unavailable` without the encoder
 */
export async function trainAffectron(options: TrainAffectronOptions): Promise<void> {
  const { data, out, id, seed } = options;
  const evaluation = readReport(await reportText(options.evaluation), affectronRecipe.name);
  const output = await ModelOutput.open(out, affectronRecipe.name);
  const backend = await startBackend(backendOptions(process.env, false));
  const hearing = await affectronHearing(options.cache ?? join(dataFolder(), 'cache'));

  let stopAsked = false;
  const onInterrupt = () => void (stopAsked = true);
  process.once('SIGINT', onInterrupt);
  const progress = progressOn(process.stderr);
  try {
    const { clips } = await readLabelled(data, hearing.hear, progress.show, () => stopAsked);
    const { card, files } = await shipHead({
      recipe: affectronRecipe,
      id,
      clips,
      evaluation,
      encoder: hearing.encoder,
      seed,
      backend: backend.name,
      date: new Date().toISOString().slice(0, 10),
      onPass: ({ pass, of, loss }) => {
        if (stopAsked) throw new AffectronError('cancelled', `Stopped after pass ${pass} of ${of}.`);
        progress.show({ done: pass, total: of, step: `Pass ${pass} of ${of}: loss ${loss.toFixed(3)}` });
      },
    });
    await output.finish(files);
    progress.end();
    const { results } = card;
    print(`Trained on ${card.data.clips.training} clips of ${card.data.actors.training.length} actors.`);
    print(`Cross-validated: accuracy ${percent(results.accuracy)}, UAR ${percent(results.uar)}.`);
    print(`Written to ${out} as the model “${card.id}”.`);
  } finally {
    progress.end();
    process.off('SIGINT', onInterrupt);
    hearing.dispose();
  }
}

async function reportText(path: string | undefined): Promise<string> {
  if (path === undefined) {
    throw new AffectronError(
      'wrong-use',
      'Affectron is trained on all actors, so its card needs figures from an evaluation.',
      {
        advice: `Run affectron evaluate --protocol ravdess-unseen-actors --model ${affectronRecipe.name} first, and give its report.json as --evaluation.`,
      },
    );
  }
  return readFile(path, 'utf8').catch((thrown: unknown) => {
    throw readProblem(thrown, path);
  });
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
