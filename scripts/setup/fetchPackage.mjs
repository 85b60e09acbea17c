import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './run.mjs';
import { Trouble } from './trouble.mjs';

/**
 * A package's tarball, fetched by npm, which knows the person's registry and proxy, checks what comes and keeps it in its
 * own cache.
 *
 * @param {string} name With its version, e.g. "package@1.0.0".
 * @param {string} into Folder it is put into.
 * @param {{ what: string, without: string }} words What it is, and what goes on without it, for the message.
 * @returns {Promise<string>} Its path.
 * @throws {Trouble} when the registry does not send it
 */
export async function fetchPackage(name, into, { what, without }) {
  // Without the network every start would wait a minute for npm to try again.
  const options = ['--silent', '--prefer-offline', '--fetch-retries=0'];
  const { code, errors } = await npm(['pack', name, '--pack-destination', into, ...options]);
  const archive = readdirSync(into).find((file) => file.endsWith('.tgz'));
  if (code === 0 && archive) return join(into, archive);
  throw new Trouble(
    `${what} could not be fetched: the npm registry did not send ${name}. ${without}\n${errors.trim()}`.trimEnd(),
  );
}
