import { overlap, type Box } from './box';

/** A face that is followed from picture to picture. */
export interface Track {
  /** From 1 on; a face that was lost and comes back is another one. */
  id: number;
  box: Box;
  /** When it was last seen, seconds. */
  seenAt: number;
}

/** Two boxes that overlap less are of different faces. */
const sameFace = 0.3;
/** A face that was missed in a picture and not seen for so long is gone, seconds: shorter than it takes to trade places. */
const patience = 0.8;

/**
 * Gives faces ids: what overlaps a face of the picture before is that face. The pairs that overlap most come first, so that
 * of two faces close together neither takes the other's id.
 */
export class FaceTracks {
  #tracks: Track[] = [];
  #next = 1;
  /** Time of the picture before: on a slow computer long ago. */
  #before = -Infinity;

  /**
   * @param at time of the picture, seconds, never earlier than before
   * @returns the id of each box
   */
  follow(boxes: readonly Box[], at: number): number[] {
    this.#tracks = this.#tracks.filter(({ seenAt }) => seenAt === this.#before || at - seenAt <= patience);
    this.#before = at;
    const ids = new Array<number | null>(boxes.length).fill(null);
    for (const { track, index } of this.#pairs(boxes)) {
      if (ids[index] !== null || ids.includes(track.id)) continue;
      ids[index] = track.id;
      track.box = boxes[index];
      track.seenAt = at;
    }
    return ids.map((id, index) => id ?? this.#begin(boxes[index], at));
  }

  /** Those that are followed. */
  get ids(): number[] {
    return this.#tracks.map(({ id }) => id);
  }

  #pairs(boxes: readonly Box[]): { track: Track; index: number; common: number }[] {
    return this.#tracks
      .flatMap((track) => boxes.map((box, index) => ({ track, index, common: overlap(track.box, box) })))
      .filter(({ common }) => common >= sameFace)
      .sort((one, other) => other.common - one.common);
  }

  #begin(box: Box, at: number): number {
    const id = this.#next++;
    this.#tracks.push({ id, box, seenAt: at });
    return id;
  }
}
