import { backendOptions, startBackend } from '../backend/startBackend';
import { decodeSound } from '../core/audio/decode';
import { classifySound } from '../core/models/classifySound';
import type { LoadedModel } from '../core/models/loadedModels';
import type { ModelFiles } from '../core/models/modelFiles';
import { dataFolder } from '../library/dataFolder';
import { readCard, type ModelPlaces } from '../library/evaluations/askedModels';
import { modelFolders, ownModelsFolder } from '../library/modelFolders';
import { readSoundFile } from '../library/readSoundFile';
import { withAnswerPool } from '../workers/answerPool';
import type { ClassifiedFile } from '../workers/answerTasks';
import { chooseModels, loadFolder } from './chosenModels';
import { answerWorker, modelsFolder } from './programFolders';

export interface Classifier {
  models: readonly ChosenModel[];
  /** How many files it hears at a time. */
  atOnce: number;
  /** @throws AffectronError why the file cannot be heard */
  classify: (path: string) => Promise<ClassifiedFile>;
}

export interface ChosenModel {
  id: string;
  /** Empty for one that cannot be used. */
  version: string;
}

interface Wanted {
  /** Id, `all`, or nothing for the best. */
  model?: string;
  /** Folder of the models. */
  models?: string;
  /** How many files there are. */
  files: number;
}

/** From so many files on a worker per core pays for the time they take to start. */
const manyFiles = 8;

/** Lends what classifies files: this thread for a few, on whichever backend there is; a worker per core for many. */
export async function withClassifier(
  wanted: Wanted,
  use: (classifier: Classifier) => Promise<void>,
): Promise<void> {
  if (wanted.files < manyFiles) return withOneThread(wanted, use);
  const models = await namedModels(wanted);
  const setup = { ...placesOf(wanted.models), models: models.map(({ id }) => id), kept: new Map() };
  const log = (subject: string, message: string): void =>
    void process.stderr.write(`${subject}: ${message}\n`);
  await withAnswerPool({ setup, worker: answerWorker(), log, size: wanted.files }, (pool) =>
    use({ models, atOnce: pool.size, classify: (path) => pool.run('classify', { path }) }),
  );
}

async function withOneThread(wanted: Wanted, use: (classifier: Classifier) => Promise<void>): Promise<void> {
  const chosen = await loadedModels(wanted);
  for (const { recogniser } of chosen) await recogniser?.warmUp();
  await use({
    models: chosen.map(nameOf),
    atOnce: 1,
    async classify(path) {
      const sound = await decodeSound(await readSoundFile(path));
      const { seconds, warning } = sound;
      return {
        seconds,
        ...(warning !== undefined && { warning }),
        heard: await classifySound(sound, chosen),
      };
    },
  });
}

/** A model that is named needs only its card here: the workers load it. */
async function namedModels(wanted: Wanted): Promise<ChosenModel[]> {
  const { modelsFolder: root, ownModelsFolder: own } = placesOf(wanted.models);
  const files = (await modelFolders(root, own)).find(({ id }) => id === wanted.model);
  if (files) return [await cardOf(files)];
  const chosen = await loadedModels(wanted);
  for (const { recogniser } of chosen) recogniser?.dispose();
  return chosen.map(nameOf);
}

async function cardOf(files: ModelFiles): Promise<ChosenModel> {
  // Why a damaged one cannot be used, the workers say of every file.
  const card = await readCard(files).catch(() => null);
  return { id: files.id, version: card?.version ?? '' };
}

async function loadedModels({ model, models }: Wanted): Promise<LoadedModel[]> {
  await startBackend(backendOptions(process.env, false));
  return chooseModels(await loadFolder(models), model);
}

function placesOf(models: string | undefined): ModelPlaces {
  return models === undefined
    ? { modelsFolder: modelsFolder(), ownModelsFolder: ownModelsFolder(dataFolder()) }
    : { modelsFolder: models };
}

function nameOf({ id, recogniser }: LoadedModel): ChosenModel {
  return { id, version: recogniser?.card.version ?? '' };
}
