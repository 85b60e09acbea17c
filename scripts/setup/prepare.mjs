import { ensureEncoders, missingEncoders } from '../encoder/ensureEncoder.mjs';
import { ensureFaceNetworks, missingFaceNetworks } from '../face/ensureFaceNetworks.mjs';
import { ensureAppBuilt, ensureCliBuilt } from './build.mjs';
import { ensureElectron } from './electron.mjs';
import { failedLately, forgetFailure, rememberFailure } from './failedDownloads.mjs';
import { ensureInstalled } from './install.mjs';
import { checkSystemLibraries } from './systemLibraries.mjs';
import { Trouble, say } from './trouble.mjs';

/**
 * Everything the window needs: packages, the built app, Electron and its system libraries; the voice encoders and
 * the face networks where they can be had.
 *
 * @returns {Promise<import('./findElectron.mjs').Electron>}
 */
export async function prepareApp() {
  await ensureInstalled();
  const electron = await ensureElectron();
  await checkSystemLibraries(electron.path);
  await ensureAppBuilt();
  await offerEncoders();
  await offerFaceNetworks();
  return electron;
}

/** Everything the command line needs: packages and the built program; the voice encoders where they can be had. */
export async function prepareCli() {
  await ensureInstalled();
  await ensureCliBuilt();
  await offerEncoders();
}

/**
 * Affectron works without the voice encoders, with its smaller models: what is in the way is told, no more, and tried
 * again the next day.
 */
async function offerEncoders() {
  await offer('encoders', (await missingEncoders()).join(' '), ensureEncoders);
}

/** Affectron works without the face networks, for voices alone. */
async function offerFaceNetworks() {
  await offer('face-networks', await missingFaceNetworks(), ensureFaceNetworks);
}

/**
 * @param {string} what
 * @param {string} missing Packages that have not been fetched yet.
 * @param {() => Promise<unknown>} ensure
 */
async function offer(what, missing, ensure) {
  if (missing !== '' && failedLately(what, missing)) return;
  try {
    await ensure();
    forgetFailure(what);
  } catch (thrown) {
    if (!(thrown instanceof Trouble)) throw thrown;
    rememberFailure(what, missing);
    say(thrown.message);
  }
}
