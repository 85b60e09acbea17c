/** `npm run build`: packages, then main, preload, window and command line into `out/`. */
import { ensureAppBuilt, ensureCliBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { runMain, say } from './setup/trouble.mjs';

await runMain(async () => {
  await ensureInstalled();
  await ensureAppBuilt();
  await ensureCliBuilt();
  say('Built: out/main, out/preload, out/renderer, out/cli.');
});
