import { defineConfig } from 'vitest/config';

/** End-to-end tests: the built app in a real Electron, one at a time. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/e2e/setup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Vitest's own second is too short where the machine is busy.
    expect: { poll: { timeout: 15_000 } },
  },
});
