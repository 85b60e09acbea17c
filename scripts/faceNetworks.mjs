#!/usr/bin/env node
/** Fetches the networks that find and read faces: `node scripts/faceNetworks.mjs`. */
import { ensureFaceNetworks } from './face/ensureFaceNetworks.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { runMain, say } from './setup/trouble.mjs';

await runMain(async () => {
  await ensureInstalled();
  say(await ensureFaceNetworks());
});
