import * as tf from '@tensorflow/tfjs-core';
import { AffectronError } from '../errors';
import type { HeardClip } from '../evaluation/runFold';
import type { StoredReport } from '../evaluation/storedReport';
import type { FrameMatrix } from '../features/frames';
import type { BackendInfo } from '../models/backendInfo';
import type { CalibratedPart } from '../models/calibratedPart';
import type { ModelCard } from '../models/modelCard';
import { sha256 } from '../models/sha256';
import { storeNetwork, type StoredNetwork } from '../models/storedNetwork';
import { calibratedRecipe, fitCalibratedHead } from './calibratedHead';
import type { FitHeadOptions } from './fitHead';
import type { HeadRecipe } from './headRecipe';

export interface ShipCalibratedOptions {
  recipe: HeadRecipe;
  /** Of the model it belongs to. */
  card: ModelCard;
  /** All clips there are, as for the model itself. */
  clips: readonly HeardClip<readonly FrameMatrix[]>[];
  /** Calibrated to the voice. */
  evaluation: StoredReport;
  seed: number;
  backend: BackendInfo['name'];
  date: string;
  onPass?: FitHeadOptions['onPass'];
}

export interface ShippedCalibrated {
  /** With the part on the second network. */
  card: ModelCard;
  files: Record<'calibrated/model.json' | 'calibrated/weights.bin' | 'card.json', Uint8Array>;
}

/**
 * Trains the second network of a model on all actors of all clips, each standardised by profiles of its own voice, and
 * writes it with the card that speaks of it.
 *
 * @throws AffectronError `wrong-use` where the clips are not those of the model
 */
export async function shipCalibrated(options: ShipCalibratedOptions): Promise<ShippedCalibrated> {
  const { recipe, card, clips, seed, onPass } = options;
  if (clips.length !== card.data.clips.training) {
    throw new AffectronError(
      'wrong-use',
      `The model was trained on ${card.data.clips.training} clips, the folder has ${clips.length}.`,
      { advice: 'Point --data at the folder the model was trained on.' },
    );
  }
  const fitted = await fitCalibratedHead({
    recipe,
    clips,
    emotions: card.emotions,
    seed,
    ...(onPass && { onPass }),
  });
  try {
    const stored = await storeNetwork(fitted.network, { halved: true });
    const calibrated = await partOf(options, fitted.network.countParams(), stored);
    const withPart = { ...card, calibrated };
    return {
      card: withPart,
      files: {
        'calibrated/model.json': stored['model.json'],
        'calibrated/weights.bin': stored['weights.bin'],
        'card.json': tf.util.encodeString(`${JSON.stringify(withPart, null, 2)}\n`, 'utf-8'),
      },
    };
  } finally {
    fitted.network.dispose();
  }
}

async function partOf(
  { recipe, evaluation, seed, backend, date }: ShipCalibratedOptions,
  parameters: number,
  stored: StoredNetwork,
): Promise<CalibratedPart> {
  const { voiceClips, further = [], accuracy, uar, ece, called, right, calibration, together } = evaluation;
  if (voiceClips === undefined) throw new Error('The evaluation is not calibrated to the voice.');
  return {
    protocol: protocolOf(evaluation),
    calibration: { temperature: Number(calibration.temperature.toPrecision(6)) },
    verdict: { threshold: calibration.threshold, called: called.mean, right: right.mean },
    results: {
      profileClips: voiceClips,
      accuracy: accuracy.mean,
      uar: uar.mean,
      ece: ece.mean,
      recall: together.classes.map(({ recall }) => recall),
      confusion: together.confusion,
    },
    further: further.map((one) => ({
      profileClips: one.voiceClips,
      accuracy: one.accuracy,
      uar: one.uar,
      ece: one.ece,
    })),
    training: { seed, passes: calibratedRecipe(recipe).passes, backend, date },
    size: {
      parameters,
      bytes: stored['model.json'].byteLength + stored['weights.bin'].byteLength,
    },
    files: {
      'model.json': await sha256(stored['model.json']),
      'weights.bin': await sha256(stored['weights.bin']),
    },
  };
}

function protocolOf({ protocol, title, seeds, folds }: StoredReport): string {
  const runs = seeds.length === 1 ? 'one seed' : `${seeds.length} seeds`;
  return `Cross-validated: the same recipe, both networks, trained ${folds.length} times with the tested actors left out (${protocol}, ${runs}). ${title} Nothing was chosen on the tested actors.`;
}
