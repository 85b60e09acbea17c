import path from 'node:path';
import type { ModelFileName, ModelFiles } from '../../../src/core/models/modelFiles';
import { modelFolders } from '../../../src/library/modelFolders';

export const modelsFolder = path.resolve(import.meta.dirname, '../../../resources/models');

/** The five models in the repository that stand on nothing else; Affectron stands on its encoder. */
export async function shippedModels(): Promise<ModelFiles[]> {
  return (await modelFolders(modelsFolder)).filter(({ id }) => id !== 'affectron');
}

export async function shippedModel(id: string): Promise<ModelFiles> {
  const model = (await shippedModels()).find((files) => files.id === id);
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
