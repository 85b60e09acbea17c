#!/usr/bin/env node
/**
 * Fetches and converts the voice encoders the models stand on: `node scripts/encoder.mjs` those of every start, with
 * names those, e.g. `node scripts/encoder.mjs whisper-small`.
 */
import { ensureEncoder, ensureEncoders } from './encoder/ensureEncoder.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { runMain, say } from './setup/trouble.mjs';

await runMain(async () => {
  await ensureInstalled();
  const names = process.argv.slice(2);
  if (names.length === 0) for (const folder of await ensureEncoders()) say(folder);
  for (const name of names) say(await ensureEncoder(name));
});
