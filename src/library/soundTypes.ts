import { extname } from 'node:path';

/** Extensions offered in dialogs and looked for in folders. What a file really is, its content decides. */
export const soundExtensions = [
  'wav',
  'wave',
  'flac',
  'ogg',
  'oga',
  'opus',
  'mp3',
  'aif',
  'aiff',
  'aifc',
] as const;

const known = new Set<string>(soundExtensions);

/** Whether a name ends like a sound file: `take.WAV` yes, `notes.txt` and `wav` no. */
export function isSoundName(name: string): boolean {
  return known.has(extname(name).slice(1).toLowerCase());
}
