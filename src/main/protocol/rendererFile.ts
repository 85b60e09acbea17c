import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** Types of the files a Vite build holds; anything else is not served. */
const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export interface RendererFile {
  bytes: Buffer<ArrayBuffer>;
  contentType: string;
}

/**
 * One file of the built window pages. The address is cut at the folder: encoded slashes, `..`, drive
 * letters and links that lead out of it find nothing.
 *
 * @param folder built renderer
 * @param pathname of the address, still percent-encoded, e.g. `/assets/index-1a2b.js`
 * @returns `null` where there is no such file
 */
export async function rendererFile(folder: string, pathname: string): Promise<RendererFile | null> {
  const parts = decoded(pathname)
    ?.split('/')
    .filter((part) => part !== '');
  if (!parts || parts.length === 0 || !parts.every((part) => /^(?!\.)[\w.-]+$/.test(part))) return null;
  const contentType = contentTypes[extname(parts.at(-1) ?? '').toLowerCase()];
  if (contentType === undefined) return null;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, ...parts));
    if (!file.startsWith(root + sep)) return null;
    return { bytes: await readFile(file), contentType };
  } catch {
    return null;
  }
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
