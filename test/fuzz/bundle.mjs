import { join } from 'node:path';
import { root } from '../../scripts/setup/paths.mjs';

/**
 * Builds the fuzzer, and with it the workers that the app and the command line start, from the same sources.
 *
 * @returns {Promise<string>} Folder of the bundles, inside the repository so that they find its packages.
 */
export async function bundleFuzzer() {
  const { build } = await import('vite');
  const folder = join(root, 'out', 'fuzz');
  const inputs = {
    campaign: 'test/fuzz/campaign.ts',
    fuzzProcess: 'test/fuzz/fuzzProcess.ts',
    fuzzThread: 'test/fuzz/fuzzThread.ts',
    inputs: 'test/fuzz/inputs.ts',
    answerWorker: 'src/workers/answerWorker.ts',
    readingWorker: 'src/workers/readingWorker.ts',
    soundWorker: 'src/main/inference/soundWorker.ts',
  };
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rollupOptions: { input: inputs, output: { entryFileNames: '[name].js' } },
    },
  });
  return folder;
}
