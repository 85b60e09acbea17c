import { missingOfLastPage, oggPages, type OggPage } from './oggPages';
import { cutOffInside, damagedParts } from './soundProblems';
import type { SoundFormat } from './soundFormat';

/** What one page of a stream brings. */
export interface OggPackets {
  /** The packets that end in it, whole. */
  packets: Uint8Array[];
  /** Place in the sound at the end of the last of them, in samples; `null` when none ends in it. */
  position: number | null;
  /** Whether the stream ends with this page. */
  last: boolean;
}

/** The packets of one stream, page by page (RFC 3533, 6). One of which a page is missing is left out. */
export function* oggPackets(bytes: Uint8Array, serial: number): Generator<OggPackets> {
  let begun: Uint8Array[] | null = null;
  let sequence: number | null = null;
  for (const page of oggPages(bytes)) {
    if (page.serial !== serial) continue;
    const follows = sequence !== null && page.sequence === sequence + 1;
    sequence = page.sequence;
    if (!page.continues || !follows) begun = null;
    // A packet whose beginning is missing is of no use.
    let whole = !page.continues || begun !== null;
    const packets: Uint8Array[] = [];
    for (const { start, end, ends } of packetParts(bytes, page)) {
      const part = bytes.subarray(start, end);
      const parts: Uint8Array[] = begun === null ? [part] : [...begun, part];
      if (ends && whole) packets.push(parts.length === 1 ? part : joined(parts));
      begun = ends ? null : parts;
      whole ||= ends;
    }
    if (!whole) begun = null;
    yield { packets, position: page.position, last: page.last };
  }
}

/** A packet is cut into segments of 255 bytes; a shorter one, perhaps of 0, ends it. */
function* packetParts(bytes: Uint8Array, page: OggPage) {
  let start = page.dataStart;
  let end = start;
  for (let i = page.lacingStart; i < page.dataStart; i++) {
    end += bytes[i];
    if (bytes[i] === 255) continue;
    yield { start, end, ends: true };
    start = end;
  }
  if (end > start) yield { start, end, ends: false };
}

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
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
  /** Bytes that are missing of the page in which the file stops. */
  missingBytes: number;
}

export function oggExtent(bytes: Uint8Array, serial: number): OggExtent {
  let start: number | null = null;
  let end = 0;
  let complete = false;
  let gaps = false;
  let continued = false;
  let sequence: number | null = null;
  let fileEnd = 0;
  for (const page of oggPages(bytes)) {
    fileEnd = page.end;
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
  const missingBytes = complete ? 0 : missingOfLastPage(bytes, fileEnd);
  return { atLeast: end - (start ?? end), end, complete, gaps, continued, missingBytes };
}

/**
 * What the container alone says is wrong, in words.
 *
 * @throws AffectronError `truncated` when the file stops in the middle of a page. One that ends with a page but
 * does not mark it as the last is common: whoever wrote it was stopped.
 */
export function oggWarning(format: SoundFormat, extent: OggExtent): string | undefined {
  if (extent.missingBytes > 0) throw cutOffInside(format, extent.missingBytes);
  if (extent.continued)
    return 'The file holds several recordings one after another; only the first was read.';
  if (extent.gaps) return damagedParts;
  return extent.complete ? undefined : 'The file does not mark its end; some of it may be missing.';
}
