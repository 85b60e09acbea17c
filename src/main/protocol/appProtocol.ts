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
  /** Address of Vite's server while developing, else `null`. */
  devServer: string | null;
  /** What the page speaks from its first frame on. */
  language: () => Language;
  log: Log;
}

/** What the address of a sound begins with. */
export type SoundPlace = 'clips' | 'evaluated' | 'batch';

const soundAddress = /^\/(clips|evaluated|batch)\/([A-Za-z0-9_-]{1,64})\.wav$/;

/** Serves `app://affectron/`: the built pages, and sounds as WAV under `clips/`, `evaluated/` and `batch/<id>.wav`. */
export function serveAppProtocol(options: AppProtocolOptions): void {
  protocol.handle(scheme, async (request) => {
    const address = new URL(request.url);
    if (`${address.protocol}//${address.host}` !== appOrigin) return refusal(403);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
    const sound = soundAddress.exec(address.pathname);
    if (sound !== null) return serveSound(options, sound[1] as SoundPlace, sound[2], request);
    return servePage(options, address);
  });
}

async function serveSound(
  options: AppProtocolOptions,
  from: SoundPlace,
  id: string,
  request: Request,
): Promise<Response> {
  try {
    const wav = await options.wav(from, id);
    return serveBytes(wav, request.headers.get('Range'), {
      'Content-Type': 'audio/wav',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
  } catch (thrown) {
    const problem = toProblem(thrown);
    options.log('protocol', `${from}/${id} not served: ${problem.message}`);
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
