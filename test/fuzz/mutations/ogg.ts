/** Ogg (Vorbis, Opus, FLAC): pages with a checksum that is set right again, since nothing else is looked into. */
import type { Dice } from '../dice';
import { joined, oddNumbers, put } from './bytes';

/** The checksum of Ogg pages: 32 bits, polynomial 0x04c11db7, not reflected, from 0. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000_0000 ? (crc << 1) ^ 0x04c11db7 : crc << 1) >>> 0;
  return crc;
});

export function oggCrc(page: Uint8Array): number {
  let crc = 0;
  for (const byte of page) crc = ((crc << 8) ^ table[(crc >>> 24) ^ byte]) >>> 0;
  return crc;
}

const headBytes = 27;

export function mutateOgg(bytes: Uint8Array, dice: Dice): Uint8Array {
  let pages = pagesOf(bytes);
  for (let count = dice.between(1, 4); count > 0 && pages.length > 0; count--) pages = change(pages, dice);
  return joined(...pages.map((page) => (dice.chance(0.98) ? signed(page) : page)));
}

/** The same file with right checksums wherever a page is whole. */
export function signedOgg(bytes: Uint8Array): Uint8Array {
  return joined(...pagesOf(bytes).map((page) => (isPage(page) ? signed(page) : page)));
}

const isPage = (page: Uint8Array) => String.fromCharCode(...page.subarray(0, 4)) === 'OggS';

function signed(page: Uint8Array): Uint8Array {
  const whole = page.slice();
  put(whole, 22, 4, 0, true);
  put(whole, 22, 4, oggCrc(whole), true);
  return whole;
}

function pagesOf(bytes: Uint8Array): Uint8Array[] {
  const pages: Uint8Array[] = [];
  for (let at = 0; at + headBytes <= bytes.length;) {
    const segments = bytes[at + 26];
    const body = bytes
      .subarray(at + headBytes, at + headBytes + segments)
      .reduce((sum, size) => sum + size, 0);
    const end = at + headBytes + segments + body;
    pages.push(bytes.slice(at, end));
    at = end;
  }
  return pages;
}

function change(pages: Uint8Array[], dice: Dice): Uint8Array[] {
  const index = dice.chance(0.3) ? 0 : dice.below(pages.length);
  const [before, page, after] = [pages.slice(0, index), pages[index].slice(), pages.slice(index + 1)];
  switch (dice.below(8)) {
    case 0:
      return [...before, ...after];
    case 1: {
      const times = dice.pick([1, 2, 50, Math.floor(2e5 / page.length)]);
      return [...before, page, ...Array.from({ length: times }, () => page), ...after];
    }
    case 2:
      return [...after, page, ...before];
    case 3: {
      const [at, width] = dice.pick([
        [4, 1],
        [5, 1],
        [6, 8],
        [10, 4],
        [14, 4],
        [18, 4],
        [26, 1],
      ] as const);
      put(page, at, width, dice.pick(oddNumbers), true);
      return [...before, page, ...after];
    }
    case 4:
      page[headBytes + dice.below(Math.max(1, page[26]))] = dice.pick([0, 1, 254, 255]);
      return [...before, page, ...after];
    default:
      return [...before, changedBody(page, dice), ...after];
  }
}

/** Numbers at the beginning of its packet, where the headers of the codecs have rates and counts, or any bits. */
function changedBody(page: Uint8Array, dice: Dice): Uint8Array {
  const body = headBytes + page[26];
  if (dice.chance(0.5)) put(page, body + dice.below(32), dice.pick([1, 2, 4]), dice.pick(oddNumbers), true);
  else
    for (let count = dice.between(1, 8); count > 0; count--)
      page[Math.min(page.length - 1, dice.between(body, page.length))] ^= 1 << dice.below(8);
  return page;
}
