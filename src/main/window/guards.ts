import type { WebContents } from 'electron';
import type { Log } from '../log';
import { appPage } from '../protocol/scheme';

/** Keeps a window on its page: no navigation, no further windows, no embedded guests, no connections to other computers. */
export function guardContents(contents: WebContents, log: Log): void {
  // Neither the page's policy nor `webRequest` sees WebRTC; without a proxy, which there is none of, this leaves it no way.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(({ url }) => {
    log('window', `refused to open a window for ${url}`);
    return { action: 'deny' };
  });
  // Frames included: the policy allows none, this is the second lock. A reload of our page is let through.
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && event.url === appPage) return;
    event.preventDefault();
    log('window', `refused to navigate to ${event.url}`);
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
    log('window', `refused a redirect to ${event.url}`);
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log('window', 'refused to attach a webview');
  });
}
