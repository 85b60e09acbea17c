import { oggPages } from './oggPages';
import { damagedParts } from './soundProblems';

/** The pages of one stream, one at a time, as the decoders take them. */
export function* soundPages(bytes: Uint8Array, serial: number): Generator<Uint8Array> {
  for (const page of oggPages(bytes)) {
    if (page.serial === serial) yield bytes.subarray(page.start, page.end);
  }
}

/** How far a stream's pages reach. */
export interface OggExtent {
  /** Samples from the end of its first page of sound to its end: a lower bound of its length. */
  atLeast: number;
  /** Position at its end, in samples. */
  end: number;
  /** Whether the page marked as the last is there. */
  complete: boolean;
  /** Pages are missing before the end. */
  gaps: boolean;
  /** Another stream of sound begins after this one, as in a recorded broadcast. */
  continued: boolean;
}

export function oggExtent(bytes: Uint8Array, serial: number): OggExtent {
  let start: number | null = null;
  let end = 0;
  let complete = false;
  let gaps = false;
  let continued = false;
  let sequence: number | null = null;
  for (const page of oggPages(bytes)) {
    if (page.serial !== serial) {
      continued ||= page.first && start !== null;
      continue;
    }
    gaps ||= sequence !== null && page.sequence !== sequence + 1;
    sequence = page.sequence;
    complete ||= page.last;
    // Pages of headers stand at 0.
    if (page.position === null || page.position === 0) continue;
    start ??= page.position;
    end = page.position;
  }
  return { atLeast: end - (start ?? end), end, complete, gaps, continued };
}

/** What the container alone says is wrong, in words. */
export function oggWarning(extent: OggExtent): string | undefined {
  if (extent.continued)
    return 'The file holds several recordings one after another; only the first was read.';
  if (extent.gaps) return damagedParts;
  return extent.complete ? undefined : 'The file is cut off: its end is missing.';
}
