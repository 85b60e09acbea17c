import { join, resolve } from 'node:path';
import { backendOptions, startBackend } from '../../backend/startBackend';
import { AffectronError } from '../../core/errors';
import { expressionRecipe } from '../../core/face/expressionRecipe';
import { middleOf, standardisedFace } from '../../core/face/facePicture';
import { trainExpression, type TrainedExpression } from '../../core/face/trainExpression';
import { dataFolder } from '../../library/dataFolder';
import { faceTrainer } from '../../library/faces/faceTrainer';
import { readFer2013 } from '../../library/faces/readFer2013';
import { ModelOutput } from '../../library/labelled/modelOutput';
import { writeWhole } from '../../library/writeWhole';
import { print } from '../output';
import { modelsFolder } from '../programFolders';
import { progressOn } from '../progressOn';
import { drawnFaces } from './drawnFaces';

export interface TrainFaceOptions {
  /** Folder with FER2013. */
  data: string;
  /** Where the model's files go. */
  out: string;
  id: string;
  seed: number;
  /** Where the running training is kept. */
  cache?: string;
  /** File for what PyTorch's network says of drawn faces, which a test holds the TensorFlow.js network to. */
  parity?: string;
}

/**
 * Trains the expression network on FER2013 and writes its three files.
 *
 * @throws AffectronError `not-found`, `damaged`, `no-python`, `training-failed`, `cancelled`
 */
export async function trainFace({ data, out, id, seed, cache, parity }: TrainFaceOptions): Promise<void> {
  const recipe = expressionRecipe;
  const output = await ModelOutput.open(out, recipe.name);
  const backend = await startBackend(backendOptions(process.env, false));
  const places = {
    scripts: resolve(modelsFolder(), '..', '..', 'training'),
    work: join(cache ?? join(dataFolder(), 'cache'), 'face'),
  };
  let stopAsked = false;
  const onInterrupt = () => void (stopAsked = true);
  process.once('SIGINT', onInterrupt);
  const progress = progressOn(process.stderr);
  try {
    const faces = await readFer2013(data, places);
    const { size } = recipe.settings.shape;
    const trained = await trainExpression({
      recipe,
      data: faces,
      trainer: faceTrainer(places),
      id,
      seed,
      backend: backend.name,
      date: new Date().toISOString().slice(0, 10),
      samples: drawnFaces().map((face) => middleOf(standardisedFace(face), size)),
      onPass: ({ pass, of, loss }) => {
        if (stopAsked) throw new AffectronError('cancelled', `Stopped after pass ${pass} of ${of}.`);
        progress.show({ done: pass, total: of, step: `Pass ${pass} of ${of}: loss ${loss.toFixed(3)}` });
      },
      onTesting: (done, total) => {
        if (stopAsked) throw new AffectronError('cancelled', 'Stopped while testing.');
        progress.show({ done, total, step: `Testing picture ${done + 1} of ${total}` });
      },
    });
    if (parity !== undefined) await writeParity(parity, trained);
    await output.finish(trained.files);
    progress.end();
    summarise(trained, out);
  } finally {
    progress.end();
    process.off('SIGINT', onInterrupt);
  }
}

async function writeParity(path: string, { card, samples }: TrainedExpression): Promise<void> {
  const facts = { weights: card.files['weights.bin'], emotions: card.emotions, answers: samples };
  await writeWhole(path, `${JSON.stringify(facts, null, 2)}\n`);
}

function summarise({ card }: TrainedExpression, out: string): void {
  const { data, results, validation } = card;
  const left = Object.entries(data.leftOut).map(([reason, count]) => `${reason}: ${count}`);
  print(`Trained on ${data.pictures.training} pictures; left out: ${left.join(', ')}.`);
  print(`PublicTest: accuracy ${percent(validation.accuracy)}, UAR ${percent(validation.uar)}.`);
  print(
    `PrivateTest: accuracy ${percent(results.accuracy)}, UAR ${percent(results.uar)}, ECE ${percent(results.ece)}.`,
  );
  print(`Written to ${out} as the model “${card.id}”.`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
