import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ModelFiles } from '../core/models/modelFiles';
import { encoderFolder } from './encoderFolder';
import { encodersFolder } from './encodersFolder';

/** The order the shipped models are shown in; others follow by name. */
const shippedOrder = ['affectron', 'lstm', 'cnn5', 'cnn5-dropout', 'cnn3', 'mlp'];

/**
 * The models under a folder: one subfolder each, its name the id. What is in them is checked when a model
 * is loaded, so that a damaged one is listed with its reason. A missing folder holds no models.
 */
export async function modelFolders(root: string): Promise<ModelFiles[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  const ids = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  return ids
    .map(({ name }) => name)
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en'))
    .map((id) => ({
      id,
      read: (name) => readFile(path.join(root, id, name)),
      encoder: (name) => encoderFolder(encodersFolder(root), name),
    }));
}

function rank(id: string): number {
  const index = shippedOrder.indexOf(id);
  return index < 0 ? shippedOrder.length : index;
}
