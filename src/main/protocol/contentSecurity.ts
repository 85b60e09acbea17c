/**
 * The content security policy of the window. Scripts, styles, worklets, fetches and sound come from our own
 * origin alone; nothing is inline.
 *
 * @param devServer origin of Vite's server while developing, else `null`: its client opens a web socket and
 *   adds styles as it goes
 */
export function contentSecurityPolicy(devServer: string | null = null): string {
  const socket = devServer === null ? '' : ` ${devServer.replace(/^http/, 'ws')}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    devServer === null ? "style-src 'self'" : "style-src 'self' 'unsafe-inline'",
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
