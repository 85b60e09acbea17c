/** Reads WebM and Matroska in pieces, from the front, so that neither an index nor an end is needed. Source: RFC 9559. */
import { ByteReader, damagedVideo, type ByteSource } from './byteSource';
import { childrenOf, elementAt, float, unsigned, variable, type Element } from './ebml';
import type { Packet, VideoFile } from './videoFile';
import { webmTracks, type WebmTrack } from './webmTracks';

const id = {
  segment: 0x18538067,
  info: 0x1549a966,
  scale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  cluster: 0x1f43b675,
  time: 0xe7,
  simpleBlock: 0xa3,
  group: 0xa0,
  block: 0xa1,
  reference: 0xfb,
} as const;

/** Looked through from the end for the last pictures of a file that does not state its length, bytes. */
const tail = 4 << 20;

interface Head {
  tracks: WebmTrack[];
  /** Seconds of a unit of time. */
  unit: number;
  /** As the file states it, seconds. */
  stated: number | null;
  /** Where the first cluster begins. */
  clusters: number;
}

/** @throws AffectronError `damaged`, `truncated` */
export async function openWebm(source: ByteSource): Promise<VideoFile> {
  const head = await readHead(new ByteReader(source));
  const first = (kind: WebmTrack['kind']) => head.tracks.find((track) => track.kind === kind) ?? null;
  const [picture, sound] = [first('picture'), first('sound')];
  return {
    seconds: head.stated ?? (await lastTime(source, head)),
    picture: picture && { ...picture, turned: 0, packets: () => packetsOf(source, head, picture) },
    sound: sound && { ...sound, packets: () => packetsOf(source, head, sound) },
  };
}

async function readHead(reader: ByteReader): Promise<Head> {
  let [unit, duration, at]: [number, number | null, number] = [1e-3, null, 0];
  let tracks: WebmTrack[] = [];
  for (;;) {
    const element = await elementAt(reader, at);
    if (element === null) throw damagedVideo();
    if (element.id === id.cluster) break;
    if (element.id === id.segment) {
      at = element.start;
      continue;
    }
    if (element.id === id.info) {
      for (const { id: which, bytes } of childrenOf(await contentOf(reader, element))) {
        if (which === id.scale) unit = unsigned(bytes) / 1e9;
        else if (which === id.duration) duration = float(bytes);
      }
    } else if (element.id === id.tracks) tracks = webmTracks(await contentOf(reader, element));
    at = element.end;
  }
  return { tracks, unit, stated: duration !== null && duration > 0 ? duration * unit : null, clusters: at };
}

function contentOf(reader: ByteReader, { start, end }: Element): Promise<Uint8Array> {
  return reader.whole(start, end - start);
}

async function* packetsOf(
  source: ByteSource,
  { unit, clusters }: Pick<Head, 'unit' | 'clusters'>,
  track: Pick<WebmTrack, 'number' | 'packetSeconds'>,
): AsyncGenerator<Packet, void, undefined> {
  const reader = new ByteReader(source);
  let [at, cluster] = [clusters, 0];
  for (;;) {
    const element = await elementAt(reader, at);
    if (element === null) return;
    // A cluster is walked into: what comes behind it need not be told apart from what it holds.
    if (element.id === id.cluster) {
      at = element.start;
      continue;
    }
    if (element.id === id.time) cluster = unsigned(await contentOf(reader, element));
    else if (element.id === id.simpleBlock || element.id === id.group) {
      const block = await blockOf(reader, element, track.number);
      if (block !== null) yield* laced(block, cluster, unit, track.packetSeconds);
    }
    if (!Number.isFinite(element.end)) throw damagedVideo();
    at = element.end;
  }
}

interface Block {
  /** From the time of its cluster, units. */
  time: number;
  key: boolean;
  lacing: number;
  content: Uint8Array;
}

/** `null` for one of another track, which is not read, or one that the end of the file cut. */
async function blockOf(reader: ByteReader, element: Element, track: number): Promise<Block | null> {
  if (element.id === id.group) {
    const group = await reader.bytes(element.start, element.end - element.start);
    if (group.length < element.end - element.start) return null;
    const children = [...childrenOf(group)];
    const block = children.find((child) => child.id === id.block);
    const key = children.every((child) => child.id !== id.reference);
    return block === undefined ? null : parsed(block.bytes, track, key);
  }
  if (variable(await reader.bytes(element.start, 12), 0).value !== track) return null;
  const bytes = await reader.bytes(element.start, element.end - element.start);
  return bytes.length < element.end - element.start ? null : parsed(bytes, track, null);
}

/** @param key `null` where the block says so itself */
function parsed(bytes: Uint8Array, track: number, key: boolean | null): Block | null {
  const { value, length } = variable(bytes, 0);
  if (value !== track || bytes.length < length + 3) return null;
  const flags = bytes[length + 2];
  return {
    time: ((bytes[length] << 24) >> 16) | bytes[length + 1],
    key: key ?? (flags & 0x80) !== 0,
    lacing: (flags >> 1) & 3,
    content: bytes.subarray(length + 3),
  };
}

function* laced(block: Block, cluster: number, unit: number, step: number): Generator<Packet> {
  const time = (cluster + block.time) * unit;
  let at = 0;
  for (const [index, data] of parts(block).entries()) {
    yield { data, time: time + index * step, key: block.key };
    at += data.length;
  }
  if (at > block.content.length) throw damagedVideo();
}

/** Several packets in one block: their sizes stand before them, of one of three kinds. RFC 9559, section 10.3. */
function parts({ lacing, content }: Block): Uint8Array[] {
  if (lacing === 0) return [content];
  const count = (content[0] ?? 0) + 1;
  const sizes: number[] = [];
  let at = 1;
  for (let index = 0; index + 1 < count && lacing !== 2; index++) {
    if (lacing === 1) {
      let size = 0;
      while (content[at] === 255) size += content[at++];
      sizes.push(size + (content[at++] ?? 0));
    } else {
      const { value, length } = variable(content, at);
      at += length;
      // Behind the first they are differences, around the middle of what so many bytes can hold.
      sizes.push(index === 0 ? value : sizes[index - 1] + value - (2 ** (7 * length - 1) - 1));
    }
  }
  if (lacing === 2) sizes.push(...new Array<number>(count - 1).fill((content.length - 1) / count));
  const found = sizes.map((size) => content.subarray(at, (at += size)));
  return [...found, content.subarray(at)];
}

/** The time of the last block: recorders that write as they go do not know the length at the beginning. */
async function lastTime(source: ByteSource, { unit, clusters }: Head): Promise<number | null> {
  const from = Math.max(clusters, source.size - tail);
  const bytes = await source.read(from, source.size);
  for (let at = bytes.length - 4; at >= 0; at--) {
    if (bytes[at] !== 0x1f || bytes[at + 1] !== 0x43 || bytes[at + 2] !== 0xb6 || bytes[at + 3] !== 0x75)
      continue;
    const time = await lastOf(new ByteReader(source), from + at).catch(() => null);
    if (time !== null) return time * unit;
  }
  return null;
}

/** In units. */
async function lastOf(reader: ByteReader, from: number): Promise<number | null> {
  let [at, cluster, last]: [number, number | null, number | null] = [from, null, null];
  for (;;) {
    const element = await elementAt(reader, at);
    if (element === null) return last;
    if (element.id === id.cluster) {
      at = element.start;
      continue;
    }
    if (element.id === id.time) cluster = unsigned(await contentOf(reader, element));
    else if (element.id === id.simpleBlock && cluster !== null) {
      const head = await reader.bytes(element.start, 12);
      const { length } = variable(head, 0);
      last = Math.max(last ?? 0, cluster + (((head[length] << 24) >> 16) | head[length + 1]));
    }
    at = element.end;
  }
}
