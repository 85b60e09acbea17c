import path from 'node:path';
import type { ModelFileName, ModelFiles } from '../../../src/core/models/modelFiles';
import { modelFolders } from '../../../src/library/modelFolders';

export const modelsFolder = path.resolve(import.meta.dirname, '../../../resources/models');

/** The five classic models in the repository. */
export async function shippedModels(): Promise<ModelFiles[]> {
  const newer = ['affectron', 'studio', 'lite'];
  return (await modelFolders(modelsFolder)).filter(({ id }) => !newer.includes(id));
}

export async function shippedModel(id: string): Promise<ModelFiles> {
  const model = (await modelFolders(modelsFolder)).find((files) => files.id === id);
  if (!model) throw new Error(`resources/models has no ${id}`);
  return model;
}

/** The same model with some of its files replaced. */
export function withFiles(
  model: ModelFiles,
  changes: Partial<Record<ModelFileName, Uint8Array | Error>>,
): ModelFiles {
  return {
    id: model.id,
    read: async (name) => {
      const change = changes[name] ?? (await model.read(name));
      if (change instanceof Error) throw change;
      return change;
    },
  };
}
