import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { encoderNames } from '../core/models/encoderFiles';
import type { ModelFileName, ModelFiles } from '../core/models/modelFiles';
import { encoderFolder } from './encoder/encoderFolder';
import { encoderPlaces } from './encoder/encoderPlaces';
import { readPlainFile } from './readPlainFile';

/** The order the shipped models are shown in; others follow by name. */
const shippedOrder = ['affectron', 'studio', 'lite', 'lstm', 'cnn5', 'cnn5-dropout', 'cnn3', 'mlp'];

/** Below a model's folder: its second network, for voices a profile is known of. */
export const calibratedFolder = 'calibrated';

/** Most bytes of each file that are read: some fifty times what the largest model here has. */
const mostBytes: Record<ModelFileName, number> = {
  'model.json': 4 * 2 ** 20,
  'card.json': 4 * 2 ** 20,
  'weights.bin': 256 * 2 ** 20,
};

export interface ModelFolder extends ModelFiles {
  own: boolean;
  /** Changes when the model does. */
  stamp: string;
}

/** Where the models a person trained lie in a data folder. */
export function ownModelsFolder(dataFolder: string): string {
  return path.join(dataFolder, 'models');
}

/**
 * The models under a folder: one subfolder each, its name the id. What is in them is checked when a model
 * is loaded, so that a damaged one is listed with its reason. A missing folder holds no models.
 *
 * @param root the shipped ones; the encoders stand beside it
 * @param ownRoot those of the person, listed last. One whose folder has the name of a shipped model is listed under
 *   another id, which its card does not have: it hides nothing and cannot be loaded
 */
export async function modelFolders(root: string, ownRoot?: string): Promise<ModelFolder[]> {
  const places = encoderPlaces(root);
  const encoders = await encodersStamp(places);
  const shipped = await modelIds(root);
  const own = ownRoot === undefined ? [] : await modelIds(ownRoot);
  const folder = async (from: string, name: string, id = name): Promise<ModelFolder> => ({
    id,
    own: from === ownRoot,
    stamp: `${await stampOf(path.join(from, name, 'card.json'))}, ${encoders}`,
    read: (file) => readPlainFile(path.join(from, name, file), mostBytes[file]),
    readCalibrated: (file) => readPlainFile(path.join(from, name, calibratedFolder, file), mostBytes[file]),
    encoder: (encoder) => encoderFolder(places, encoder),
  });
  const taken = new Set([...shipped, ...own]);
  return Promise.all([
    ...shipped.map((id) => folder(root, id)),
    ...own.map((name) => folder(ownRoot ?? root, name, shipped.includes(name) ? freeId(name, taken) : name)),
  ]);
}

/** Names of the models in a folder, shipped ones first. */
export async function modelIds(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en'));
}

/** An id that nothing has yet: the wanted one, or with a number from 2 on behind it. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${number}`;
  return id;
}

/** Changes when an encoder comes or goes. */
async function encodersStamp(places: readonly string[]): Promise<string> {
  const manifests = encoderNames.flatMap((name) =>
    places.map((place) => path.join(place, name, 'manifest.json')),
  );
  return (await Promise.all(manifests.map(stampOf))).join(', ');
}

async function stampOf(file: string): Promise<string> {
  const stats = await stat(file).catch(() => null);
  return stats === null ? '' : `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
}

function rank(id: string): number {
  const index = shippedOrder.indexOf(id);
  return index < 0 ? shippedOrder.length : index;
}
