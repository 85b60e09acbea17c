#!/usr/bin/env node
/** The command line. In a source checkout it first makes sure that it is installed and built. */
import { existsSync } from 'node:fs';

const setup = new URL('../scripts/setup/', import.meta.url);

async function main() {
  if (existsSync(setup)) {
    const { prepareCli } = await import(new URL('prepare.mjs', setup).href);
    await prepareCli();
  }
  await import(new URL('../out/cli/affectron.js', import.meta.url).href);
}

try {
  await main();
} catch (thrown) {
  if (!(thrown instanceof Error) || thrown.name !== 'Trouble') throw thrown;
  process.stderr.write(`${thrown.message}\n`);
  process.exitCode = 1;
}
