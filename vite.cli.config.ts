import { defineConfig } from 'vite';

/** The command-line program: one ES module for Node, packages left in node_modules. */
export default defineConfig({
  build: {
    ssr: 'src/cli/affectron.ts',
    outDir: 'out/cli',
    target: 'node20',
    minify: false,
  },
});
