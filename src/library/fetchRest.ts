import { open, type FileHandle } from 'node:fs/promises';
import { AffectronError } from '../core/errors';
import { cancelled } from './cancelled';
import type { DownloadOptions, RemoteFile } from './downloadFile';
import { writeProblem } from './fileProblem';
import { Patience } from './patience';
import type { OnProgress } from './progress';

export const downloadKept = 'What came so far is kept; start the download again and it goes on from there.';

/** Between two reports of progress, milliseconds. */
const reportEvery = 100;

/** A body, and which byte of the file it begins with. */
interface Part {
  start: number;
  body: ReadableStream<Uint8Array>;
}

/**
 * Fetches what `path` still lacks of a remote file, from byte `from` on. Where the server does not send a
 * part, the file is begun again.
 *
 * @throws AffectronError `download-failed`, `cancelled`, `disk-full`, `cannot-write`; `path` keeps what came
 */
export async function fetchRest(options: DownloadOptions & { from: number }): Promise<void> {
  const { path, from, remote, signal, onProgress } = options;
  const patience = new Patience(options.patience ?? 30_000, signal);
  try {
    const part = (await request(options, from, patience)) ?? (await request(options, 0, patience));
    if (part === null) throw failed('The server offers another file than the expected one.');
    await receive(part, path, remote, patience, onProgress);
  } catch (thrown) {
    if (signal?.aborted) throw cancelled(downloadKept);
    if (thrown instanceof AffectronError) throw thrown;
    if (patience.isOver) throw failed('The server has stopped answering.', thrown);
    throw failed(`The connection to ${new URL(remote.url).host} failed.`, thrown);
  }
}

/**
 * Asks for the file from byte `from` on.
 *
 * @returns `null` when the server does not have that part: to be asked for the whole
 */
async function request(options: DownloadOptions, from: number, patience: Patience): Promise<Part | null> {
  const { remote, fetch = globalThis.fetch } = options;
  // Compressed on the way, byte positions would mean something else.
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  if (from > 0) headers['range'] = `bytes=${from}-`;
  const response = await patience.wait(fetch(remote.url, { headers, signal: patience.signal }));
  const { body, status } = response;
  const start = startOf(response, from, remote.bytes);
  if (body !== null && start !== null) return { start, body };
  await body?.cancel();
  if (status === 206 || status === 416) return null;
  if (response.ok) throw failed('The server offers another file than the expected one.');
  throw failed(`The server answered with error ${status}.`);
}

/** The byte an answer begins with; `null` when it is not the expected file or part. */
function startOf({ status, headers }: Response, from: number, bytes: number): number | null {
  if (status === 206) {
    return headers.get('content-range') === `bytes ${from}-${bytes - 1}/${bytes}` ? from : null;
  }
  // A page that asks to log in to a network also comes with status 200: its length gives it away.
  const length = headers.get('content-length');
  return status === 200 && (length === null || Number(length) === bytes) ? 0 : null;
}

async function receive(
  { start, body }: Part,
  path: string,
  { bytes }: RemoteFile,
  patience: Patience,
  onProgress?: OnProgress,
): Promise<void> {
  const reader = body.getReader();
  let position = start;
  let reported = -Infinity;
  try {
    const file = await writing(path, open(path, start === 0 ? 'w' : 'r+'));
    try {
      for (;;) {
        const { done, value } = await patience.wait(reader.read());
        if (done) break;
        if (position + value.length > bytes)
          throw failed('The server sends more than the expected file has.');
        await writing(path, writeAt(file, value, position));
        position += value.length;
        if (performance.now() - reported < reportEvery) continue;
        reported = performance.now();
        onProgress?.({ done: position, total: bytes, step: downloadStep(position, bytes) });
      }
    } finally {
      await file.close();
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  if (position < bytes) throw failed('The connection was cut before everything had come.');
}

/** Waits for a write to `path`; what the disk refuses is not the network's fault. */
async function writing<Value>(path: string, write: Promise<Value>): Promise<Value> {
  return write.catch((thrown: unknown) => {
    throw writeProblem(thrown, path, downloadKept);
  });
}

async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

function downloadStep(done: number, total: number): string {
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  return `Downloading ${megabytes(done)} of ${megabytes(total)} MB`;
}

function failed(message: string, cause?: unknown): AffectronError {
  return new AffectronError('download-failed', message, { advice: downloadKept, cause });
}
