import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';

/**
 * Makes sure that this is the only program on a data folder. Chromium's own lock is not enough: of two programs started in
 * the same tenth of a second, each can take the other's lock for one that a crash left behind, and go on. A name in the
 * system's own keeping is taken by one alone, and is free again when its program ends, however it ends.
 *
 * @param onOther another program wanted the folder, and ends
 * @returns what gives the folder back; `null` where another program has it. macOS keeps no such names: there
 *   Chromium's lock is all there is
 */
export async function ownFolder(folder: string, onOther: () => void): Promise<(() => void) | null> {
  const address = addressOf(folder);
  if (address === null) return () => undefined;
  const server = createServer((other) => {
    other.destroy();
    onOther();
  });
  if (await listens(server, address)) return () => void server.close();
  await knock(address);
  return null;
}

function addressOf(folder: string): string | null {
  const name = `affectron-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return process.platform === 'linux' ? `\0${name}` : null;
}

/** True unless the name is taken. Where names cannot be had at all, Chromium's lock has to do. */
function listens(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('listening', () => resolve(true));
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    server.listen(address);
    // The name alone keeps no program running.
    server.unref();
  });
}

function knock(address: string): Promise<void> {
  return new Promise((resolve) => {
    const visit = connect(address);
    visit.once('close', () => resolve());
    visit.once('error', () => resolve());
  });
}
