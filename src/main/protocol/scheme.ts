/** The app's own scheme: one origin for pages and sound, without a web server and without `file:`. */
export const scheme = 'app';
export const appOrigin = 'app://affectron';
export const appPage = `${appOrigin}/index.html`;

/** Privileges `app:` needs: an origin of its own, fetch, and streaming for the audio element. */
export const appPrivileges = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
} as const;
