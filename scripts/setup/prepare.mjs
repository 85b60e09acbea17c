import { ensureAppBuilt, ensureCliBuilt } from './build.mjs';
import { ensureElectron } from './electron.mjs';
import { ensureInstalled } from './install.mjs';
import { checkSystemLibraries } from './systemLibraries.mjs';

/**
 * Everything the window needs: packages, the built app, Electron and its system libraries.
 *
 * @returns {Promise<import('./findElectron.mjs').Electron>}
 */
export async function prepareApp() {
  await ensureInstalled();
  const electron = await ensureElectron();
  await checkSystemLibraries(electron.path);
  await ensureAppBuilt();
  return electron;
}

/** Everything the command line needs: packages and the built program. */
export async function prepareCli() {
  await ensureInstalled();
  await ensureCliBuilt();
}
