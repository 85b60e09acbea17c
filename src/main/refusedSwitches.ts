/**
 * Switches of Chromium that would give another program the window: it could read what is on it and call the bridge as the
 * page does. Electron has no fuse for them, but it runs this program's first lines before Chromium opens anything
 * (`test/e2e/packaged.test.ts` tries it). In development they stay, and in a package that is built to be driven by tests.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandLine } from 'electron';

const refused = ['remote-debugging-port', 'remote-debugging-pipe'] as const;

/**
 * @param appPath folder or archive of the program; of an archive the integrity is checked, so nobody else writes in it
 * @returns why the program does not start; `null` where it may
 */
export function refusedSwitch(
  commandLine: Pick<CommandLine, 'hasSwitch'>,
  { isPackaged, appPath }: { isPackaged: boolean; appPath: string },
): string | null {
  const found = refused.find((name) => commandLine.hasSwitch(name));
  if (found === undefined || !isPackaged || isDriven(appPath)) return null;
  return `Affectron does not start with --${found}: another program could read its window through it. Start it without.`;
}

/** Whether the package says of itself that tests drive it: `packaging/config.mjs`. */
function isDriven(appPath: string): boolean {
  try {
    const metadata: unknown = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8'));
    return (
      typeof metadata === 'object' && metadata !== null && 'driven' in metadata && metadata.driven === true
    );
  } catch {
    return false;
  }
}
