import { viewOf } from './bytes';
import { checkRateAndChannels, cutOffHeader } from './soundProblems';

export interface FlacHeader {
  sampleRate: number;
  channels: number;
  bitDepth: number;
  /** Samples of every frame but the last, where all are of one size. */
  blockSize: number;
  /** Samples per channel; `null` when the encoder could not know. */
  frames: number | null;
}

/**
 * The STREAMINFO block, always the first after the mark `fLaC` (RFC 9639, 8.2).
 *
 * @param at where the mark stands
 * @throws AffectronError `truncated`, `invalid-header`
 */
export function readFlacHeader(bytes: Uint8Array, at: number): FlacHeader {
  const info = at + 8;
  if (info + 34 > bytes.length) throw cutOffHeader('FLAC');
  const view = viewOf(bytes);
  // 20 bits of rate, 3 of channels less one, 5 of bits less one, 36 of samples.
  const high = view.getUint32(info + 10);
  const frames = (high & 0xf) * 2 ** 32 + view.getUint32(info + 14);
  const header = {
    blockSize: view.getUint16(info + 2),
    sampleRate: high >>> 12,
    channels: ((high >>> 9) & 7) + 1,
    bitDepth: ((high >>> 4) & 31) + 1,
    frames: frames === 0 ? null : frames,
  };
  checkRateAndChannels('FLAC', header.sampleRate, header.channels);
  return header;
}
