import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backendOptions, startBackend } from '../../backend/startBackend';
import { AffectronError } from '../../core/errors';
import type { FitRequest, HeardClip } from '../../core/evaluation/runFold';
import { readReport } from '../../core/evaluation/storedReport';
import type { ModelCard } from '../../core/models/modelCard';
import type { ShippedFacts } from '../../core/training/shippedCard';
import { dataFolder } from '../../library/dataFolder';
import { readProblem } from '../../library/fileProblem';
import type { HearingPlaces } from '../../library/labelled/hearing';
import { readLabelled, type Hear } from '../../library/labelled/labelledClips';
import { ModelOutput, type OutputFiles } from '../../library/labelled/modelOutput';
import { print } from '../output';
import { modelsFolder } from '../programFolders';
import { progressOn } from '../progressOn';

export interface TrainOnAllOptions {
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
  /** The second network of the model that is there, for voices a profile is known of. */
  calibrated?: true;
}

/** What a recipe makes of all clips. */
export interface ShipRequest<Heard> extends Omit<ShippedFacts, 'clips'> {
  clips: readonly HeardClip<Heard>[];
  onPass: FitRequest<Heard>['onPass'];
}

/** How a recipe hears, and how it makes a model of all clips. */
export interface Shipping<Heard> {
  hear: Hear<Heard>;
  ship(request: ShipRequest<Heard>): Promise<{ card: ModelCard; files: OutputFiles }>;
  dispose(): void;
}

/**
 * Trains a recipe on all actors of all corpora in a folder.
 *
 * @throws AffectronError `wrong-use` without an evaluation, `cancelled`, `model-unavailable` without the encoder
 */
export async function trainOnAll<Heard>(
  recipe: string,
  options: TrainOnAllOptions,
  shippingWith: (places: HearingPlaces) => Promise<Shipping<Heard>>,
): Promise<void> {
  const { data, out, id, seed, calibrated } = options;
  const report = await reportText(options.evaluation, `${recipe}${calibrated ? ' --calibrate 16' : ''}`);
  const evaluation = readReport(report, recipe, calibrated);
  const output = await ModelOutput.open(out, recipe);
  const backend = await startBackend(backendOptions(process.env, false));
  const cacheFolder = options.cache ?? join(dataFolder(), 'cache');
  const shipping = await shippingWith({ modelsFolder: modelsFolder(), cacheFolder });

  let stopAsked = false;
  const onInterrupt = () => void (stopAsked = true);
  process.once('SIGINT', onInterrupt);
  const progress = progressOn(process.stderr);
  try {
    const { clips } = await readLabelled(data, shipping.hear, progress.show, () => stopAsked);
    const { card, files } = await shipping.ship({
      id,
      clips,
      evaluation,
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
    const results = calibrated ? card.calibrated?.results : card.results;
    print(`Trained on ${card.data.clips.training} clips of ${card.data.actors.training.length} actors.`);
    if (results) {
      const how = evaluation.voiceClips ? `, voices known by ${evaluation.voiceClips} clips` : '';
      print(`Cross-validated${how}: accuracy ${percent(results.accuracy)}, UAR ${percent(results.uar)}.`);
    }
    print(`Written to ${out} as the model “${card.id}”.`);
  } finally {
    progress.end();
    process.off('SIGINT', onInterrupt);
    shipping.dispose();
  }
}

async function reportText(path: string | undefined, model: string): Promise<string> {
  if (path === undefined) {
    throw new AffectronError(
      'wrong-use',
      'This model is trained on all actors, so its card needs figures from an evaluation.',
      {
        advice: `Run affectron evaluate --protocol ravdess-unseen-actors --model ${model} first, and give its report.json as --evaluation.`,
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
