import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setFuses } from './fuses.mjs';

/**
 * electron-builder's hook between packing and signing.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename, sanitizedName } = packager.appInfo;
  /** @type {Record<string, string>} */
  const programs = { darwin: `${productFilename}.app`, win32: `${productFilename}.exe` };
  const program = programs[electronPlatformName] ?? sanitizedName.toLowerCase();
  await setFuses(join(appOutDir, program));
  // Electron's own demonstration, which an unpacked Electron brings along.
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
}
