/** Reads MP4 and QuickTime, whole or in fragments. Source: ISO/IEC 14496-12. */
import { ByteReader, damagedVideo, viewOf, type ByteSource } from './byteSource';
import { boxAt, letters, partAt, partsOf } from './mp4Boxes';
import { sampleEntry, type SampleEntry } from './mp4Entry';
import { fragmentDefaults, fragmentSamples } from './mp4Fragments';
import { tableSamples, type Sample } from './mp4Samples';
import type { Packet, VideoFile } from './videoFile';

interface Mp4Track {
  number: number;
  /** `vide`, `soun` or another. */
  kind: string;
  entry: SampleEntry;
  /** Units a second. */
  scale: number;
  turned: number;
  /** Taken from the time of every sample, seconds: what the edit list says of the beginning. */
  from: number;
  stbl: Uint8Array;
}

/** @throws AffectronError `damaged`, `truncated` */
export async function openMp4(source: ByteSource): Promise<VideoFile> {
  const reader = new ByteReader(source);
  const moov = await findMoov(reader);
  const mvhd = partAt(moov.bytes, 'mvhd');
  const movie = mvhd === null ? null : times(mvhd);
  const mvex = partAt(moov.bytes, 'mvex');
  const tracks = partsOf(moov.bytes)
    .filter(({ type }) => type === 'trak')
    .flatMap(({ bytes }) => trackOf(bytes, movie?.scale ?? 1000) ?? []);
  const packets = (track: Mp4Track) => {
    // Another reader: both tracks may be read at the same time.
    const own = new ByteReader(source);
    const samples =
      mvex === null
        ? tableSamples(track.stbl)
        : fragmentSamples(
            new ByteReader(source),
            moov.end,
            track.number,
            fragmentDefaults(mvex, track.number),
          );
    return packetsOf(own, samples, track);
  };
  const [picture, sound] = ['vide', 'soun'].map((kind) => tracks.find((track) => track.kind === kind));
  return {
    seconds: movie !== null && movie.duration > 0 ? movie.duration / movie.scale : null,
    picture: picture ? { ...picture.entry, turned: picture.turned, packets: () => packets(picture) } : null,
    sound: sound ? { ...sound.entry, packets: () => packets(sound) } : null,
  };
}

async function findMoov(reader: ByteReader): Promise<{ bytes: Uint8Array; end: number }> {
  let at = 0;
  for (;;) {
    const box = await boxAt(reader, at);
    if (box === null) throw damagedVideo();
    if (box.type === 'moov') {
      const bytes = await reader.whole(box.start, box.end - box.start);
      return { bytes: bytes.slice(), end: box.end };
    }
    at = box.end;
  }
}

function trackOf(trak: Uint8Array, movieScale: number): Mp4Track | null {
  const [tkhd, mdia] = [partAt(trak, 'tkhd'), partAt(trak, 'mdia')];
  if (tkhd === null || mdia === null) return null;
  const [mdhd, hdlr] = [partAt(mdia, 'mdhd'), partAt(mdia, 'hdlr')];
  const stbl = partAt(mdia, 'minf', 'stbl');
  const stsd = stbl === null ? null : partAt(stbl, 'stsd');
  const entry = stsd === null ? null : sampleEntry(stsd);
  if (mdhd === null || hdlr === null || hdlr.length < 12 || stbl === null || entry === null) return null;
  const { scale } = times(mdhd);
  const wide = tkhd[0] === 1;
  if (scale === 0 || tkhd.length < (wide ? 96 : 84)) return null;
  return {
    number: viewOf(tkhd).getUint32(wide ? 20 : 12),
    kind: letters(hdlr, 8),
    entry,
    scale,
    turned: turnOf(tkhd.subarray(wide ? 52 : 40)),
    from: beginning(partAt(trak, 'edts', 'elst'), scale, movieScale),
    stbl,
  };
}

/** Of a movie or media header. */
function times(box: Uint8Array): { scale: number; duration: number } {
  const view = viewOf(box);
  const wide = box[0] === 1;
  if (box.length < (wide ? 32 : 20)) throw damagedVideo();
  if (!wide) return { scale: view.getUint32(12), duration: view.getUint32(16) };
  return { scale: view.getUint32(20), duration: view.getUint32(24) * 2 ** 32 + view.getUint32(28) };
}

/** Clockwise degrees, from the matrix by which the pictures are shown. */
function turnOf(matrix: Uint8Array): number {
  const view = viewOf(matrix);
  const [a, b] = [view.getInt32(0), view.getInt32(4)];
  return (((Math.round(Math.atan2(b, a) / (Math.PI / 2)) * 90) % 360) + 360) % 360;
}

/** Where in the track's own time the video begins, seconds; less than 0 where the track begins later. */
function beginning(elst: Uint8Array | null, scale: number, movieScale: number): number {
  if (elst === null || elst.length < 8) return 0;
  const view = viewOf(elst);
  const wide = elst[0] === 1;
  let late = 0;
  for (let at = 8; at + (wide ? 20 : 12) <= elst.length; at += wide ? 20 : 12) {
    const lasts = wide ? view.getUint32(at) * 2 ** 32 + view.getUint32(at + 4) : view.getUint32(at);
    const start = wide ? view.getInt32(at + 8) * 2 ** 32 + view.getUint32(at + 12) : view.getInt32(at + 4);
    if (start >= 0) return start / scale - late;
    late += movieScale > 0 ? lasts / movieScale : 0;
  }
  return 0;
}

async function* packetsOf(
  reader: ByteReader,
  samples: Iterable<Sample> | AsyncIterable<Sample>,
  { scale, from }: Mp4Track,
): AsyncGenerator<Packet, void, undefined> {
  for await (const { offset, size, time, key } of samples) {
    if (size === 0) continue;
    const data = await reader.bytes(offset, size);
    // The end of the file cuts it: what came before is kept.
    if (data.length < size) return;
    yield { data, time: time / scale - from, key };
  }
}
