import { prepareCli } from '../../scripts/setup/prepare.mjs';

/** Builds the command line once, so that no test waits for it or finds the build's messages on stderr. */
export default async function setup(): Promise<void> {
  await prepareCli();
}
