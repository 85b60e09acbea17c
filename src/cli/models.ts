import type { Command } from 'commander';
import { backendOptions, startBackend } from '../backend/startBackend';
import type { ModelCard } from '../core/models/modelCard';
import { loadFolder } from './chosenModels';
import { print, printJson, printProblem } from './output';
import { modelsFolder } from './programFolders';

interface ModelsOptions {
  models?: string;
  json?: true;
}

/** Adds `affectron models`. */
export function registerModels(program: Command): void {
  program
    .command('models')
    .description('List the models: what each hears, knows and reached on actors it was not trained on.')
    .option('--models <folder>', 'folder with one folder per model (default: those that came with Affectron)')
    .option('--json', 'print an array of { id, available, card } or { id, available, error }')
    .action(listModels);
}

async function listModels({ models: folder, json }: ModelsOptions): Promise<void> {
  // Only loading a model tells whether it is whole, and loading needs a backend.
  await startBackend(backendOptions(process.env, false));
  const models = await loadFolder(folder ?? modelsFolder());
  if (models.some(({ problem }) => problem)) process.exitCode = 1;

  if (json) {
    printJson(
      models.map(({ id, recogniser, problem }) =>
        recogniser
          ? { id, available: true, card: recogniser.card }
          : { id, available: false, error: problem },
      ),
    );
    return;
  }
  for (const { id, recogniser, problem } of models) {
    if (recogniser) print(describe(recogniser.card));
    else printProblem(id, problem);
  }
}

function describe({ id, name, emotions, input, protocol, results }: ModelCard): string {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  return [
    `${id}: ${name}, ${emotions.length} emotions from ${input.set}`,
    `  accuracy ${percent(results.accuracy)}, UAR ${percent(results.uar)}`,
    `  ${protocol}`,
  ].join('\n');
}
