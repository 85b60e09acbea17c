/**
 * `npm run package`: the program as people install it, in a folder below `dist/`. With `-- installers` the installers of
 * this system as well: AppImage and deb, dmg, or nsis.
 */
import { prepareApp } from './setup/prepare.mjs';
import { ensurePackaged, makeInstallers, packagedProgram } from './setup/packApp.mjs';
import { runMain, say, Trouble } from './setup/trouble.mjs';

await runMain(async () => {
  const [what, ...more] = process.argv.slice(2);
  if (more.length > 0 || (what !== undefined && what !== 'installers')) {
    throw new Trouble('npm run package makes the folder, npm run package -- installers the installers too.');
  }
  await prepareApp();
  if (what === undefined) {
    await ensurePackaged();
    say(`Packaged: ${packagedProgram()}`);
  } else {
    for (const file of await makeInstallers()) say(`Made: ${file}`);
  }
});
