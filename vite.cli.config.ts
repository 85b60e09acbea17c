import { defineConfig } from 'vite';

/** The command-line program, and what the set-up scripts take from it: ES modules for Node, packages left in node_modules. */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'out/cli',
    target: 'node20',
    minify: false,
    rollupOptions: {
      // They keep their names: the program starts the workers by file, the scripts import the encoders and the face networks.
      input: {
        affectron: 'src/cli/affectron.ts',
        answerWorker: 'src/workers/answerWorker.ts',
        timelineWorker: 'src/workers/timelineWorker.ts',
        readingWorker: 'src/workers/readingWorker.ts',
        encoders: 'src/library/encoder/standard.ts',
        faceNetworks: 'src/library/faces/standard.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
