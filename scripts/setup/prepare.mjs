import { ensureEncoders } from '../encoder/ensureEncoder.mjs';
import { ensureAppBuilt, ensureCliBuilt } from './build.mjs';
import { ensureElectron } from './electron.mjs';
import { ensureInstalled } from './install.mjs';
import { checkSystemLibraries } from './systemLibraries.mjs';
import { Trouble, say } from './trouble.mjs';

/**
 * Everything the window needs: packages, the built app, Electron and its system libraries; the voice encoders where
 * they can be had.
 *
 * @returns {Promise<import('./findElectron.mjs').Electron>}
 */
export async function prepareApp() {
  await ensureInstalled();
  const electron = await ensureElectron();
  await checkSystemLibraries(electron.path);
  await ensureAppBuilt();
  await offerEncoders();
  return electron;
}

/** Affectron works without the voice encoders, with its smaller models: what is in the way is told, no more. */
export async function offerEncoders() {
  try {
    await ensureEncoders();
  } catch (thrown) {
    if (!(thrown instanceof Trouble)) throw thrown;
    say(thrown.message);
  }
}

/** Everything the command line needs: packages and the built program. */
export async function prepareCli() {
  await ensureInstalled();
  await ensureCliBuilt();
}
