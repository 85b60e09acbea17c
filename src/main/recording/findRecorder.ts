import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The programs node-record-lpcm16 can drive. */
export type RecorderProgram = 'arecord' | 'sox' | 'rec';

/** On Linux ALSA's own program first, because only it lists devices. */
const order: readonly RecorderProgram[] = ['arecord', 'sox', 'rec'];

/** Where Homebrew and MacPorts install: not on the PATH of programs started from the Finder. */
const macFolders = ['/opt/homebrew/bin', '/usr/local/bin', '/opt/local/bin'];

/** The first recorder program on the PATH, or `null`. */
export function findRecorder(
  path: string = process.env['PATH'] ?? '',
  platform: NodeJS.Platform = process.platform,
): RecorderProgram | null {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  const ending = platform === 'win32' ? '.exe' : '';
  return order.find((program) => folders.some((folder) => isProgram(join(folder, program + ending)))) ?? null;
}

/** Lets recorder programs be found, and started by name, when the app was started from the Finder. */
export function completePath(): void {
  if (process.platform !== 'darwin') return;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  process.env['PATH'] = [...folders, ...macFolders.filter((folder) => !folders.includes(folder))].join(
    delimiter,
  );
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
