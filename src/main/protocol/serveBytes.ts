import { parseRange } from './range';

/** Bytes handed to Chromium at a time: small enough that a seek does not wait for what was asked before. */
const chunkBytes = 256 * 1024;

/**
 * Answers a request for a sound with 200, 206 or 416, as the audio element needs for seeking.
 *
 * @param range value of the request's `Range` header
 */
export function serveBytes(
  bytes: Uint8Array,
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
  const part = bytes.subarray(start, end + 1);
  return new Response(inChunks(part), {
    status: wanted === 'whole' ? 200 : 206,
    headers: {
      ...headers,
      'Accept-Ranges': 'bytes',
      'Content-Length': String(part.byteLength),
      ...(wanted === 'whole' ? {} : { 'Content-Range': `bytes ${start}-${end}/${bytes.byteLength}` }),
    },
  });
}

function inChunks(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream({
    pull(controller) {
      if (offset >= bytes.byteLength) {
        controller.close();
        return;
      }
      // A copy: the consumer may take the chunk's memory away.
      controller.enqueue(bytes.slice(offset, offset + chunkBytes));
      offset += chunkBytes;
    },
  });
}
