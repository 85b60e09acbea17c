/** The bytes of a file that are not all in memory. */
export interface SoundBytes {
  /** Its beginning. */
  head: Uint8Array;
  /** Its end, more than 128 bytes where it has them. */
  tail: Uint8Array;
  size: number;
  /** Bytes `start` to `end`, or fewer where the file ends before. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** So much is read at a time: a multiple of what decoders get. */
const blockBytes = 2 ** 20;

/** Bytes `start` to `end` in pieces of one size. */
export async function* piecesFrom(
  { read }: Pick<SoundBytes, 'read'>,
  start: number,
  end: number,
  inPieces: (bytes: Uint8Array) => Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += blockBytes) {
    const block = await read(at, Math.min(end, at + blockBytes));
    yield* inPieces(block);
    // The file has become shorter: what is missing shows at the end.
    if (block.length < Math.min(end - at, blockBytes)) return;
  }
}
