import { net, protocol } from 'electron';
import { toProblem } from '../../core/errors';
import type { Language } from '../../shared/language';
import type { Log } from '../log';
import { contentSecurityPolicy } from './contentSecurity';
import { rendererFile } from './rendererFile';
import { appOrigin, scheme } from './scheme';
import { serveBytes, type SoundBytes } from './serveBytes';

export interface AppProtocolOptions {
  /** Folder of the built window pages. */
  rendererFolder: string;
  /**
   * 16-bit WAV of a library entry, of a clip of an evaluation or of a file of a batch; throws `not-found` for unknown ids and the reader's
   * own refusals.
   */
  wav: (from: SoundPlace, id: string) => Promise<SoundBytes>;
  /** A video that was opened, and its type; throws `not-found` for unknown ids. */
  video: (id: string) => Promise<{ bytes: SoundBytes; type: string }>;
  /** Address of Vite's server while developing, else `null`. */
  devServer: string | null;
  /** What the page speaks from its first frame on. */
  language: () => Language;
  log: Log;
}

/** What the address of a sound begins with. */
export type SoundPlace = 'clips' | 'evaluated' | 'batch';

const soundAddress = /^\/(clips|evaluated|batch)\/([A-Za-z0-9_-]{1,64})\.wav$/;
const videoAddress = /^\/videos\/([A-Za-z0-9_-]{1,64})$/;

/**
 * Serves `app://affectron/`: the built pages, sounds as WAV under `clips/`, `evaluated/` and `batch/<id>.wav`, and videos as they
 * are under `videos/<id>`.
 */
export function serveAppProtocol(options: AppProtocolOptions): void {
  protocol.handle(scheme, async (request) => {
    const address = new URL(request.url);
    if (`${address.protocol}//${address.host}` !== appOrigin) return refusal(403);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
    const sound = soundAddress.exec(address.pathname);
    if (sound !== null) {
      const [, from, id] = sound;
      const wav = async () => ({ bytes: await options.wav(from as SoundPlace, id), type: 'audio/wav' });
      return serveMedia(options, wav, `${from}/${id}`, request);
    }
    const video = videoAddress.exec(address.pathname)?.[1];
    if (video !== undefined)
      return serveMedia(options, () => options.video(video), `videos/${video}`, request);
    return servePage(options, address);
  });
}

/** @param what is asked for, for the log */
async function serveMedia(
  options: AppProtocolOptions,
  media: () => Promise<{ bytes: SoundBytes; type: string }>,
  what: string,
  request: Request,
): Promise<Response> {
  try {
    const { bytes, type } = await media();
    return serveBytes(bytes, request.headers.get('Range'), {
      'Content-Type': type,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
  } catch (thrown) {
    const problem = toProblem(thrown);
    options.log('protocol', `${what} not served: ${problem.message}`);
    return refusal(problem.code === 'not-found' ? 404 : 422);
  }
}

async function servePage(options: AppProtocolOptions, address: URL): Promise<Response> {
  const pathname = address.pathname === '/' ? '/index.html' : address.pathname;
  if (options.devServer !== null) return fromDevServer(options.devServer, pathname + address.search);
  const file = await rendererFile(options.rendererFolder, pathname);
  if (file === null) return refusal(404);
  const bytes = pathname === '/index.html' ? inLanguage(file.bytes, options.language()) : file.bytes;
  return new Response(bytes, { headers: pageHeaders(file.contentType, null) });
}

/** The page says by `lang` what it is written in, and takes its words from there. */
function inLanguage(page: Buffer, language: Language): string {
  return page.toString('utf8').replace('<html lang="en">', `<html lang="${language}">`);
}

/** Vite's pages under our own origin, so that sender check and permissions are the same as in the built app. */
async function fromDevServer(devServer: string, path: string): Promise<Response> {
  const answer = await net.fetch(new URL(path, devServer).href);
  const contentType = answer.headers.get('Content-Type') ?? 'text/plain';
  return new Response(answer.body, {
    status: answer.status,
    headers: pageHeaders(contentType, new URL(devServer).origin),
  });
}

function pageHeaders(contentType: string, devServer: string | null): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': contentSecurityPolicy(devServer),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: { 'X-Content-Type-Options': 'nosniff' } });
}
