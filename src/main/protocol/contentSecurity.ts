import { randomBytes } from 'node:crypto';

/** What Vite writes into index.html where the nonce belongs (`html.cspNonce` in electron.vite.config.ts). */
export const noncePlaceholder = '__CSP_NONCE__';

/** A fresh nonce for one page load. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/**
 * The content security policy of the window. Scripts, worklets, fetches and sound come from our own origin
 * alone; nothing is inline but the one `<style>` wavesurfer.js puts into its shadow root, which carries the
 * page's nonce (`<meta property="csp-nonce">`).
 *
 * @param nonce of this page load
 * @param devServer origin of Vite's server while developing, else `null`: its client opens a web socket and
 *   adds styles as it goes
 */
export function contentSecurityPolicy(nonce: string, devServer: string | null = null): string {
  const socket = devServer === null ? '' : ` ${devServer.replace(/^http/, 'ws')}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    devServer === null ? `style-src 'self' 'nonce-${nonce}'` : "style-src 'self' 'unsafe-inline'",
    "media-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${socket}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
