import type { DecodedPiece } from './decodeStream';

/**
 * Leaves out what an Ogg stream's positions say is not its sound: packets are of fixed sizes, so the last page
 * may end before the last packet does (RFC 7845, 4.4; "Vorbis I specification", A.2), and in Vorbis the first
 * page may too, which means that the sound begins within it.
 */
export class OggTrim {
  /** Samples kept so far. */
  #length = 0;
  /** Position at which the stream begins, above 0 where it was joined midway; `null` until a page tells. */
  #start: number | null = null;

  /**
   * @param piece what the packets ending in a page decode to
   * @param page the page's position, and whether it is the stream's last
   */
  trim(piece: DecodedPiece, page: { position: number | null; last: boolean }): DecodedPiece {
    const { from, to } = this.#range(piece.samplesDecoded, page);
    this.#length += to - from;
    if (to - from === piece.samplesDecoded) return piece;
    const channelData = piece.channelData.map((channel) => channel.subarray(from, to));
    return { ...piece, channelData, samplesDecoded: to - from };
  }

  #range(decoded: number, page: { position: number | null; last: boolean }): { from: number; to: number } {
    const { position, last } = page;
    if (position === null || decoded === 0) return { from: 0, to: decoded };
    const reached = this.#length + decoded;
    const first = this.#start === null;
    this.#start ??= Math.max(0, position - reached);
    const excess = Math.min(decoded, Math.max(0, reached - (position - this.#start)));
    if (last) return { from: 0, to: decoded - excess };
    return { from: first ? excess : 0, to: decoded };
  }
}
