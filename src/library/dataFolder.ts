import { homedir } from 'node:os';
import { join } from 'node:path';

/** What `dataFolder` looks at; given in tests, the running system otherwise. */
export interface Surroundings {
  env: Record<string, string | undefined>;
  platform: NodeJS.Platform;
  home: string;
}

/**
 * The folder that holds a person's recordings, imported samples and settings. `AFFECTRON_DATA` wins;
 * otherwise it is the folder Electron calls `userData` for an app named Affectron, so that the window and
 * the command line share one library.
 */
export function dataFolder(
  { env, platform, home }: Surroundings = { env: process.env, platform: process.platform, home: homedir() },
): string {
  if (env['AFFECTRON_DATA']) return env['AFFECTRON_DATA'];
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Affectron');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Affectron');
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'Affectron');
}
