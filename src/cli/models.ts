import type { Command } from 'commander';
import { backendOptions, startBackend } from '../backend/startBackend';
import { isOffer } from '../core/models/loadedModels';
import type { ModelCard } from '../core/models/modelCard';
import { loadFolder } from './chosenModels';
import { print, printJson, printProblem } from './output';

interface ModelsOptions {
  models?: string;
  json?: true;
}

/** Adds `affectron models`. */
export function registerModels(program: Command): void {
  program
    .command('models')
    .description('List the models: what each hears, knows and reached on actors it was not trained on.')
    .option(
      '--models <folder>',
      'folder with one folder per model (default: those that came with Affectron, and your own)',
    )
    .option('--json', 'print an array of { id, own, available, card } or { id, own, available, error }')
    .action(listModels);
}

async function listModels({ models: folder, json }: ModelsOptions): Promise<void> {
  // Only loading a model tells whether it is whole, and loading needs a backend.
  await startBackend(backendOptions(process.env, false));
  const models = await loadFolder(folder);
  if (models.some((model) => model.problem && !isOffer(model))) process.exitCode = 1;

  if (json) {
    printJson(
      models.map(({ id, own, recogniser, problem }) =>
        recogniser
          ? { id, own, available: true, card: recogniser.card }
          : { id, own, available: false, error: problem },
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
