/** Samples of MP4 files that are written in fragments, as recorders do that write as they go. ISO/IEC 14496-12, 8.8. */
import { damagedVideo, viewOf, type ByteReader } from './byteSource';
import { boxAt, partAt, partsOf } from './mp4Boxes';
import type { Sample } from './mp4Samples';

/** What holds where a fragment does not say otherwise. */
interface Defaults {
  duration: number;
  size: number;
  flags: number;
}

/** Settings of the movie extends box for a track. */
export function fragmentDefaults(mvex: Uint8Array, track: number): Defaults {
  for (const { type, bytes } of partsOf(mvex)) {
    if (type !== 'trex' || bytes.length < 24) continue;
    const view = viewOf(bytes);
    if (view.getUint32(4) !== track) continue;
    return { duration: view.getUint32(12), size: view.getUint32(16), flags: view.getUint32(20) };
  }
  return { duration: 0, size: 0, flags: 0 };
}

/** Walks from box to box of the file; what lies between fragments is not read. @param from where to begin */
export async function* fragmentSamples(
  reader: ByteReader,
  from: number,
  track: number,
  defaults: Defaults,
): AsyncGenerator<Sample, void, undefined> {
  let [at, time] = [from, 0];
  for (;;) {
    const box = await boxAt(reader, at);
    if (box === null) return;
    if (box.type === 'moof') {
      // Kept beyond the next read.
      const moof = (await reader.whole(box.start, box.end - box.start)).slice();
      for (const { type, bytes } of partsOf(moof)) {
        if (type !== 'traf') continue;
        const { samples, end } = trafSamples(bytes, track, { defaults, moof: at, time });
        yield* samples;
        time = end;
      }
    }
    at = box.end;
  }
}

function trafSamples(
  traf: Uint8Array,
  track: number,
  { defaults, moof, time }: { defaults: Defaults; moof: number; time: number },
): { samples: Sample[]; end: number } {
  const header = partAt(traf, 'tfhd');
  if (header === null || header.length < 8) throw damagedVideo();
  const head = new Fields(header);
  const flags = head.next() & 0xffffff;
  if (head.next() !== track) return { samples: [], end: time };
  const base = (flags & 1) === 0 ? moof : head.next() * 2 ** 32 + head.next();
  if ((flags & 2) !== 0) head.next();
  const here: Defaults = {
    duration: (flags & 8) === 0 ? defaults.duration : head.next(),
    size: (flags & 16) === 0 ? defaults.size : head.next(),
    flags: (flags & 32) === 0 ? defaults.flags : head.next(),
  };
  let [at, offset] = [startOf(partAt(traf, 'tfdt')) ?? time, base];
  const samples: Sample[] = [];
  for (const { type, bytes } of partsOf(traf)) {
    if (type !== 'trun') continue;
    const run = runSamples(bytes, here, { base, offset, time: at });
    samples.push(...run.samples);
    [at, offset] = [run.time, run.offset];
  }
  return { samples, end: at };
}

function startOf(tfdt: Uint8Array | null): number | null {
  if (tfdt === null || tfdt.length < 8) return null;
  const fields = new Fields(tfdt);
  return fields.next() >>> 24 === 1 ? fields.next() * 2 ** 32 + fields.next() : fields.next();
}

function runSamples(
  trun: Uint8Array,
  defaults: Defaults,
  { base, offset, time }: { base: number; offset: number; time: number },
): { samples: Sample[]; time: number; offset: number } {
  const fields = new Fields(trun);
  const flags = fields.next() & 0xffffff;
  const count = fields.next();
  // More samples than there are bytes to tell of them, or to hold them, are none.
  if (count > 1e6 || ((flags & 0xf00) !== 0 && count > trun.length)) throw damagedVideo();
  let place = (flags & 1) === 0 ? offset : base + (fields.next() | 0);
  const first = (flags & 4) === 0 ? null : fields.next();
  const samples: Sample[] = [];
  let at = time;
  for (let index = 0; index < count; index++) {
    const duration = (flags & 0x100) === 0 ? defaults.duration : fields.next();
    const size = (flags & 0x200) === 0 ? defaults.size : fields.next();
    const own = (flags & 0x400) === 0 ? defaults.flags : fields.next();
    const shift = (flags & 0x800) === 0 ? 0 : fields.next() | 0;
    const said = index === 0 && first !== null ? first : own;
    // Of a sample that depends on others, or is no sync sample.
    samples.push({ offset: place, size, time: at + shift, key: (said & 0x10000) === 0 });
    place += size;
    at += duration;
  }
  return { samples, time: at, offset: place };
}

/** Numbers of four bytes one after the other. */
class Fields {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = viewOf(bytes);
  }

  next(): number {
    if (this.#at + 4 > this.#view.byteLength) throw damagedVideo();
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4);
  }
}
