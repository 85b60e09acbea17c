import { resolve } from 'node:path';

/**
 * Sound files named on a command line. What begins with a dash is a switch of Electron or Chromium; the
 * first words are the program and, unpackaged, the app folder.
 *
 * @param argv of this process or of a second start
 * @param folder working folder the names are relative to
 * @param packaged whether the program itself is the app
 */
export function fileArguments(argv: readonly string[], folder: string, packaged: boolean): string[] {
  const words = argv.slice(1).filter((word) => word !== '' && !word.startsWith('-'));
  return words.slice(packaged ? 0 : 1).map((word) => resolve(folder, word));
}
