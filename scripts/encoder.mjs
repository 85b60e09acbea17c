#!/usr/bin/env node
/** Fetches and converts the voice encoders the models stand on: `node scripts/encoder.mjs`. */
import { encoders } from './encoder/encoders.mjs';
import { ensureEncoder } from './encoder/ensureEncoder.mjs';
import { runMain } from './setup/trouble.mjs';

await runMain(async () => {
  for (const encoder of encoders) console.log(await ensureEncoder(encoder));
});
