/** `npm run kernel`: compiles `src/kernel` into `src/core/kernel/bytes.ts`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureInstalled } from './setup/install.mjs';
import { compileKernel, kernelBytes } from './setup/kernel.mjs';
import { root } from './setup/paths.mjs';
import { runMain } from './setup/trouble.mjs';

await runMain(async () => {
  await ensureInstalled();
  await writeFile(join(root, kernelBytes), await compileKernel());
  return 0;
});
