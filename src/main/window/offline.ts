import type { CommandLine, Session } from 'electron';
import type { Log } from '../log';

/**
 * Lets Chromium find no other computer, by name or by number: names that a page has looked up ahead and servers of WebRTC
 * pass by the page's policy and by `webRequest`. What main fetches itself does not go through Chromium. To be called
 * before Electron is ready.
 *
 * @param developing whether Vite's server on this computer is to be found
 */
export function findNobody(commandLine: CommandLine, developing: boolean): void {
  const except = developing ? ', EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]' : '';
  commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${except}`);
}

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
  // Chromium would fetch a dictionary at the first start.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(filter, (details, answer) => {
    const stop = !allowed.some((address) => details.url.startsWith(address));
    if (stop) log('window', `stopped a request to ${details.url.slice(0, 200)}`);
    answer({ cancel: stop });
  });
}
