/**
 * The fuses of packaged builds: switches inside the Electron program itself, which nothing on a command line or in the
 * environment turns back (https://www.electronjs.org/docs/latest/tutorial/fuses).
 */
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/** Every fuse there is, so that a new one of a later Electron is decided about and not just inherited. */
export const fuses = /** @type {Record<keyof typeof FuseV1Options, boolean>} */ ({
  // With these on, whoever can set a variable or an argument runs any code under the program's name and rights.
  RunAsNode: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  // Only the archive is run, and only as it was packed: the second is heeded on macOS and Windows.
  OnlyLoadAppFromAsar: true,
  EnableEmbeddedAsarIntegrityValidation: true,
  // The window never has a cookie, and macOS would ask for the keychain because of them.
  EnableCookieEncryption: false,
  LoadBrowserProcessSpecificV8Snapshot: false,
  // The window comes from app://, and nothing from file://.
  GrantFileProtocolExtraPrivileges: false,
  // WebAssembly runs the models: without its trap handlers every access to memory would be checked by code.
  WasmTrapHandlers: true,
});

/**
 * Sets the fuses of an Electron program that is not signed yet.
 *
 * @param {string} program its file; on macOS the bundle
 */
export async function setFuses(program) {
  const wire = Object.entries(fuses).map(([name, on]) => [
    FuseV1Options[/** @type {keyof typeof FuseV1Options} */ (name)],
    on,
  ]);
  await flipFuses(program, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Changing the program breaks the signature that macOS wants on Apple silicon, be it a nameless one.
    resetAdHocDarwinSignature: program.endsWith('.app'),
    ...Object.fromEntries(wire),
  });
}
