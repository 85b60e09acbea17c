import type { Session } from 'electron';
import type { Log } from '../log';

/**
 * Stops every request of the window that would leave the program. The page's policy forbids them already;
 * this holds for whatever Chromium might ask for by itself, too. The one download there is (RAVDESS, when a
 * person asks for it) is made by main, not by the window.
 *
 * @param devServer address of Vite's server while developing, else `null`
 */
export function keepOffline(session: Session, devServer: string | null, log: Log): void {
  const allowed = devServer === null ? [] : [devServer, devServer.replace(/^http/, 'ws')];
  const filter = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] };
  session.webRequest.onBeforeRequest(filter, (details, answer) => {
    const stop = !allowed.some((address) => details.url.startsWith(address));
    if (stop) log('window', `stopped a request to ${details.url.slice(0, 200)}`);
    answer({ cancel: stop });
  });
}
