import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      rollupOptions: {
        // The workers keep their names: main starts them by file.
        input: {
          index: 'src/main/index.ts',
          soundWorker: 'src/main/inference/soundWorker.ts',
          modelWorker: 'src/main/inference/modelWorker.ts',
          answerWorker: 'src/workers/answerWorker.ts',
          faceWorker: 'src/workers/faceWorker.ts',
          liveWorker: 'src/main/live/liveWorker.ts',
          timelineWorker: 'src/workers/timelineWorker.ts',
          readingWorker: 'src/workers/readingWorker.ts',
          trainingWorker: 'src/main/training/trainingWorker.ts',
        },
      },
    },
  },
  preload: {
    build: {
      rollupOptions: {
        input: { index: 'src/preload/index.ts' },
        // A sandboxed preload is one CommonJS file; the package itself is ESM.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    // The page comes from app://, so the client has to be told where changes are announced.
    server: { port: 5173, strictPort: true, hmr: { protocol: 'ws', host: 'localhost', clientPort: 5173 } },
    build: {
      // Small files inlined as data: URIs would be refused by the content security policy (worklets).
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: resolve(import.meta.dirname, 'src/renderer/index.html') } },
    },
    plugins: [svelte()],
  },
});
