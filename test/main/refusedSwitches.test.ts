import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { refusedSwitch } from '../../src/main/refusedSwitches';
import { temporaryFolder } from '../library/places';

const line = (...switches: string[]) => ({ hasSwitch: (name: string) => switches.includes(name) });

async function appWith(metadata: string | null): Promise<string> {
  const appPath = join(await temporaryFolder(), 'app');
  await mkdir(appPath);
  if (metadata !== null) await writeFile(join(appPath, 'package.json'), metadata);
  return appPath;
}

it.each(['remote-debugging-port', 'remote-debugging-pipe'])('a package refuses --%s', async (name) => {
  for (const metadata of [
    null,
    '',
    '{}',
    '[]',
    'null',
    '{"driven":"yes"}',
    '{"driven":1}',
    '{"driven":false}',
  ]) {
    const appPath = await appWith(metadata);
    expect(refusedSwitch(line('lang', name), { isPackaged: true, appPath })).toContain(`--${name}`);
  }
  const driven = await appWith('{"driven":true}');
  expect(refusedSwitch(line(name), { isPackaged: true, appPath: driven })).toBeNull();
  expect(refusedSwitch(line(name), { isPackaged: false, appPath: driven })).toBeNull();
});

it('other switches do no harm', async () => {
  const appPath = await appWith('{}');
  expect(refusedSwitch(line('lang', 'no-sandbox'), { isPackaged: true, appPath })).toBeNull();
});
