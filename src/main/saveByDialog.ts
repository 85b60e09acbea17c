import { basename } from 'node:path';
import { writeWhole } from '../library/writeWhole';
import type { Exported } from '../shared/evaluation';
import type { Dialogs } from './dialogs';

/**
 * Asks where to save something and writes it there, whole.
 *
 * @param title of the dialog
 * @param data or what makes it, once a place is chosen
 * @returns the name of the file; `null` when dismissed
 * @throws AffectronError `disk-full`, `cannot-write`
 */
export async function saveByDialog(
  dialogs: Pick<Dialogs, 'saveAs'>,
  fileName: string,
  title: string,
  data: Uint8Array | string | (() => Promise<Uint8Array | string>),
): Promise<Exported> {
  const path = await dialogs.saveAs(asFileName(fileName), title);
  if (path === null) return null;
  await writeWhole(path, typeof data === 'function' ? await data() : data);
  return basename(path);
}

/**
 * A name every system accepts: none of `/ \ : * ? " < > |`. And none of the signs that turn the direction of what follows,
 * behind which another ending can hide.
 */
function asFileName(name: string): string {
  return name.replaceAll(/[/\\:*?"<>|\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '-');
}
