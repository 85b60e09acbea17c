import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readReport } from '../../core/evaluation/storedReport';
import type { BackendInfo } from '../../core/models/backendInfo';
import { affectronRecipe } from '../../core/training/headRecipe';
import { shipHead, type ShippedHead } from '../../core/training/shipHead';
import { AffectronError } from '../../core/errors';
import { dataFolder } from '../../library/dataFolder';
import { readProblem } from '../../library/fileProblem';
import type { OnProgress } from '../../library/progress';
import { affectronHearing } from '../evaluation/hearing';
import { readLabelled } from '../evaluation/labelledClips';

export interface TrainAffectronOptions {
  /** Folder with all corpora. */
  data: string;
  id: string;
  seed: number;
  /** The report that `evaluate` wrote. */
  evaluation?: string;
  /** Where encoder outputs are kept. */
  cache?: string;
  backend: BackendInfo['name'];
  show: OnProgress;
  stopped: () => boolean;
}

/**
 * Trains Affectron's head on all actors of all corpora in a folder.
 *
 * @throws AffectronError `wrong-use` without an evaluation, `cancelled`, `model-unavailable` without the encoder
 */
export async function trainAffectron(options: TrainAffectronOptions): Promise<ShippedHead> {
  const { data, id, seed, backend, show, stopped } = options;
  const evaluation = readReport(await reportText(options.evaluation), affectronRecipe.name);
  const hearing = await affectronHearing(options.cache ?? join(dataFolder(), 'cache'));
  try {
    const { clips } = await readLabelled(data, hearing.hear, show, stopped);
    return await shipHead({
      recipe: affectronRecipe,
      id,
      clips,
      evaluation,
      encoder: hearing.encoder,
      seed,
      backend,
      date: new Date().toISOString().slice(0, 10),
      onPass: ({ pass, of, loss }) => {
        if (stopped()) throw new AffectronError('cancelled', `Stopped after pass ${pass} of ${of}.`);
        show({ done: pass, total: of, step: `Pass ${pass} of ${of}: loss ${loss.toFixed(3)}` });
      },
    });
  } finally {
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
