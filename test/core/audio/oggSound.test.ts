import { describe, expect, it } from 'vitest';
import { decodeSound } from '../../../src/core/audio/decode';
import { oggPages } from '../../../src/core/audio/oggPages';
import { oggExtent, oggPackets } from '../../../src/core/audio/oggSound';
import { file, fixture, u16, u32 } from './sounds';

interface PageParts {
  packets: (number[] | Uint8Array)[];
  /** The last packet goes on in the next page. */
  open?: boolean;
  continues?: boolean;
  sequence: number;
  position?: number;
}

/** An Ogg page by hand, checksum and all. */
function page({ packets, open, continues, sequence, position }: PageParts): Uint8Array {
  const lacing = packets.flatMap(({ length }, i) => {
    const full = Array<number>(Math.floor(length / 255)).fill(255);
    return open && i === packets.length - 1 ? full : [...full, length % 255];
  });
  const place =
    position === undefined ? [...u32(0xffff_ffff), ...u32(0xffff_ffff)] : [...u32(position), 0, 0, 0, 0];
  const bytes = file(
    ...['OggS', [0, continues ? 1 : 0], place, u32(7), u32(sequence), u32(0), [lacing.length], lacing],
    ...packets,
  );
  new DataView(bytes.buffer).setUint32(22, checksum(bytes), true);
  return bytes;
}

/** Bit by bit, unlike the table the reader uses. */
function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) sum = (sum << 1) ^ (sum < 0 ? 0x04c1_1db7 : 0);
  }
  return sum >>> 0;
}

const bytesOf = (value: number, length: number) => new Uint8Array(length).fill(value);
const packetsOf = (...pages: Uint8Array[]) =>
  [...oggPackets(file(...pages), 7)].map(({ packets }) =>
    packets.map((packet) => [packet[0], packet.length]),
  );

describe('oggPackets', () => {
  it('tells apart the packets of a page, whatever their length', () => {
    const packets = [bytesOf(1, 3), bytesOf(2, 255), bytesOf(3, 256), bytesOf(4, 510)];
    expect(packetsOf(page({ sequence: 0, position: 9, packets }))).toEqual([
      [
        [1, 3],
        [2, 255],
        [3, 256],
        [4, 510],
      ],
    ]);
  });

  const first = page({ sequence: 0, packets: [bytesOf(1, 5), bytesOf(2, 510)], open: true });
  const second = page({ sequence: 1, packets: [bytesOf(2, 255)], open: true, continues: true });
  const third = page({ sequence: 2, position: 9, packets: [bytesOf(2, 10), bytesOf(3, 5)], continues: true });

  it('puts together a packet that goes over several pages', () => {
    expect(packetsOf(first, second, third)).toEqual([
      [[1, 5]],
      [],
      [
        [2, 775],
        [3, 5],
      ],
    ]);
  });

  it('leaves out a packet of which a page is missing, and only that', () => {
    expect(packetsOf(first, third)).toEqual([[[1, 5]], [[3, 5]]]);
    expect(packetsOf(second, third)).toEqual([[], [[3, 5]]]);
    const other = page({ sequence: 2, position: 9, packets: [bytesOf(4, 5)] });
    expect(packetsOf(first, second, other)).toEqual([[[1, 5]], [], [[4, 5]]]);
  });

  it('passes over other streams', () => {
    const stranger = page({ sequence: 0, position: 9, packets: [bytesOf(9, 5)] });
    new DataView(stranger.buffer).setUint32(14, 8, true);
    new DataView(stranger.buffer).setUint32(22, 0, true);
    new DataView(stranger.buffer).setUint32(22, checksum(stranger), true);
    expect(packetsOf(first, stranger, second, third).flat().length).toBe(3);
  });
});

describe('the end of an Ogg file', () => {
  const opus = fixture('tone.opus');
  const pages = [...oggPages(opus)];
  const { serial } = pages[0];

  it('in the middle of a page says how many bytes of that page are missing', () => {
    expect(oggExtent(opus, serial)).toMatchObject({ complete: true, missingBytes: 0 });
    expect(oggExtent(opus.subarray(0, -100), serial)).toMatchObject({ complete: false, missingBytes: 100 });
    const insideHeader = opus.subarray(0, pages[pages.length - 1].start + 10);
    expect(oggExtent(insideHeader, serial).missingBytes).toBeGreaterThan(0);
  });

  it('may have bytes behind it that are no page', () => {
    expect(oggExtent(file(opus, bytesOf(0, 100)), serial).missingBytes).toBe(0);
  });
});

it('an Opus file is as loud as its header asks', async () => {
  const opus = fixture('tone.opus').slice();
  const { start, end } = [...oggPages(opus)][0];
  // -6.02 dB, in 1/256 dB.
  opus.set(u16(-1541 & 0xffff), 28 + 16);
  const view = new DataView(opus.buffer);
  view.setUint32(22, 0, true);
  view.setUint32(22, checksum(opus.subarray(start, end)), true);
  const { clip } = await decodeSound(opus);
  const plain = (await decodeSound(fixture('tone.opus'))).clip;
  const energy = (samples: Float32Array) => samples.reduce((sum, sample) => sum + sample * sample, 0);
  expect(energy(plain.samples) / energy(clip.samples)).toBeCloseTo(4, 2);
});
