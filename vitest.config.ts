import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  test: {
    testTimeout: 30_000,
    // Two cores: more workers than that only make each test slower.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/cli/**'],
        },
      },
      {
        extends: true,
        // The command line as a process of its own, built before the first test.
        test: { name: 'cli', include: ['test/cli/**/*.test.ts'], globalSetup: ['test/cli/setup.ts'] },
      },
    ],
  },
});
