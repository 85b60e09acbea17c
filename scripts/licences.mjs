/** `npm run licences`: writes the list of licences that the window shows, after packages have changed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { licenceList } from './setup/licenceList.mjs';
import { root } from './setup/paths.mjs';
import { runMain, say } from './setup/trouble.mjs';

await runMain(async () => {
  const list = licenceList(root);
  writeFileSync(join(root, 'src', 'renderer', 'src', 'licences.json'), `${JSON.stringify(list, null, 1)}\n`);
  say(`${list.packages.length} packages, ${list.texts.length} licence texts.`);
});
