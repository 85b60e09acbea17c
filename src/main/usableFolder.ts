import { accessSync, constants, mkdirSync } from 'node:fs';

/**
 * Makes the data folder and checks that it can be written to. Without it there would be neither recordings
 * nor the single instance lock, whose failure looks to Electron like a second start.
 *
 * @returns what is wrong, in plain words, or `null`
 */
export function whyUnusable(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch {
    return (
      `Affectron keeps your recordings and settings in “${folder}”, but cannot use that folder.\n\n` +
      'Check that it is a folder and that you may write in it, or name another in AFFECTRON_DATA.'
    );
  }
}
