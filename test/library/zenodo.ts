import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { RemoteFile } from '../../src/library/downloadFile';

/** Answers one request for the file; `from` is the first byte asked for. */
export type Behaviour = (
  file: Buffer,
  from: number,
  response: ServerResponse,
  request: IncomingMessage,
) => void;

/** Sends the part asked for, as Zenodo does. */
export const honest: Behaviour = (file, from, response) => {
  if (from >= file.length) {
    response.writeHead(416, { 'content-range': `bytes */${file.length}` }).end();
    return;
  }
  const headers = { 'content-length': file.length - from };
  if (from === 0) response.writeHead(200, headers);
  else {
    const range = `bytes ${from}-${file.length - 1}/${file.length}`;
    response.writeHead(206, { ...headers, 'content-range': range });
  }
  response.end(file.subarray(from));
};

/** Knows nothing of parts. */
export const withoutRange: Behaviour = (file, _from, response, request) => {
  honest(file, 0, response, request);
};

/** Promises all, sends up to byte `end` and hangs up. */
export const cutAt =
  (end: number): Behaviour =>
  (file, from, response) => {
    sendUpTo(end, file, from, response);
    response.write('', () => response.socket?.end());
  };

/** Promises all, sends up to byte `end` and then nothing more, without hanging up. */
export const stallAt =
  (end: number): Behaviour =>
  (file, from, response) => {
    sendUpTo(end, file, from, response);
  };

function sendUpTo(end: number, file: Buffer, from: number, response: ServerResponse): void {
  const range = `bytes ${from}-${file.length - 1}/${file.length}`;
  response.writeHead(from === 0 ? 200 : 206, {
    'content-length': file.length - from,
    ...(from === 0 ? {} : { 'content-range': range }),
  });
  response.write(file.subarray(from, end));
}

export interface Zenodo {
  remote: RemoteFile;
  /** First byte of every request so far. */
  asked: number[];
  behave(behaviour: Behaviour): void;
}

/** A server on the loopback address that offers one file; gone after the test. */
export async function zenodo(file: Buffer): Promise<Zenodo> {
  let behaviour = honest;
  const asked: number[] = [];
  const server = createServer((request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    asked.push(from);
    behaviour(file, from, response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    remote: {
      url: `http://127.0.0.1:${port}/Audio_Speech_Actors_01-24.zip?download=1`,
      bytes: file.length,
      checksum: { kind: 'md5', hex: createHash('md5').update(file).digest('hex') },
    },
    asked,
    behave: (next) => (behaviour = next),
  };
}
