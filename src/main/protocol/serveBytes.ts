import { parseRange } from './range';

/** Bytes in memory or elsewhere; `slice` answers a copy, of fewer bytes where the end is beyond. */
export interface SoundBytes {
  readonly byteLength: number;
  slice(start: number, end: number): Uint8Array | Promise<Uint8Array>;
  /** To be called when no more slices will be asked for; where there is nothing to let go of, left out. */
  close?(): Promise<void>;
}

/** Bytes handed to Chromium at a time: small enough that a seek does not wait for what was asked before. */
const chunkBytes = 256 * 1024;

/**
 * Answers a request for a sound with 200, 206 or 416, as the audio element needs for seeking.
 *
 * @param range value of the request's `Range` header
 */
export function serveBytes(
  bytes: SoundBytes,
  range: string | null,
  headers: Record<string, string>,
): Response {
  const wanted = parseRange(range, bytes.byteLength);
  if (wanted === 'unsatisfiable') {
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'Content-Range': `bytes */${bytes.byteLength}` },
    });
  }
  const { start, end } = wanted === 'whole' ? { start: 0, end: bytes.byteLength - 1 } : wanted;
  return new Response(inChunks(bytes, start, end + 1), {
    status: wanted === 'whole' ? 200 : 206,
    headers: {
      ...headers,
      'Accept-Ranges': 'bytes',
      'Content-Length': String(end + 1 - start),
      ...(wanted === 'whole' ? {} : { 'Content-Range': `bytes ${start}-${end}/${bytes.byteLength}` }),
    },
  });
}

function inChunks(bytes: SoundBytes, start: number, end: number): ReadableStream<Uint8Array> {
  let offset = start;
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      if (offset >= end) {
        controller.close();
        await bytes.close?.();
        return;
      }
      // A copy: the consumer may take the chunk's memory away.
      const chunk = await bytes.slice(offset, Math.min(end, offset + chunkBytes));
      if (chunk.byteLength === 0) {
        await bytes.close?.();
        throw new Error('The sound became shorter while it was played.');
      }
      controller.enqueue(chunk);
      offset += chunk.byteLength;
    },
    // Somebody seeks, or looks at another clip.
    cancel: () => bytes.close?.(),
  };
  // Nothing is opened for an answer that nobody reads.
  return new ReadableStream(source, { highWaterMark: 0 });
}
