import { AffectronError } from '../errors';
import type { SoundFormat } from './soundFormat';
import { damaged, damagedParts } from './soundProblems';
import type { SoundStream } from './soundStream';

/** What the WASM decoders of the four compressed formats have in common. */
export interface StreamDecoder<Piece> {
  ready: Promise<void>;
  decode(piece: Piece): DecodedPiece | Promise<DecodedPiece>;
  free(): void;
}

export interface DecodedPiece {
  channelData: Float32Array[];
  samplesDecoded: number;
  sampleRate: number;
  errors: unknown[];
}

/** What is known of a compressed file before it is decoded. */
export interface StreamInfo {
  format: SoundFormat;
  encoding: string;
  sampleRate: number;
  channels: number;
  /** Samples per channel, where the file says so. */
  frames: number | null;
  /** A lower bound of its length, where the container tells, seconds. */
  leastSeconds?: number;
  /** Samples at the beginning that are not sound of the file. */
  skip?: number;
  /** Seconds that may be missing innocently. */
  tolerance?: number;
  /** Factor that brings the decoder's numbers to full scale 1. */
  scale?: number;
  /** Set when the container shows damage before anything is decoded. */
  warning?: string | undefined;
}

/**
 * Runs a decoder over the pieces of a file. Each piece is small, so that neither a long file nor one made to
 * swell costs more memory than a block of it. What a damaged file still yields is given out, with a warning at the end;
 * only a file that yields nothing is refused.
 *
 * @param open loads and makes the decoder, and the pieces, once the sound is asked for: whoever only reads headers does not
 *   pay for it
 * @param atEnd looks at how many samples there were: a further warning, or a refusal
 */
export function decodedStream<Piece>(
  info: StreamInfo,
  open: () => Promise<{ decoder: StreamDecoder<Piece>; pieces: Iterable<Piece> | AsyncIterable<Piece> }>,
  atEnd: (samples: number) => string | undefined = () => undefined,
): SoundStream {
  const { format, encoding, channels, sampleRate, frames, leastSeconds } = info;
  return {
    ...{ format, encoding, channels, sampleRate, frames },
    ...(leastSeconds !== undefined && { leastSeconds }),
    async *blocks() {
      const { decoder, pieces } = await open();
      const { samples, faulty } = yield* decoded(info, decoder, pieces);
      const further = atEnd(samples);
      return warningOf(info, samples, faulty) ?? further;
    },
  };
}

/** Gives out what a decoder makes of pieces; at the end, how many samples that were and whether something was wrong. */
async function* decoded<Piece>(
  { format, sampleRate, skip = 0, scale = 1 }: StreamInfo,
  decoder: StreamDecoder<Piece>,
  pieces: Iterable<Piece> | AsyncIterable<Piece>,
): AsyncGenerator<Float32Array, { samples: number; faulty: boolean }, undefined> {
  const faults: unknown[] = [];
  let [samples, skipped] = [0, 0];
  await decoder.ready;
  try {
    for await (const piece of pieces) {
      const { errors, samplesDecoded, channelData, sampleRate: rate } = await decoder.decode(piece);
      faults.push(...errors);
      if (samplesDecoded === 0) continue;
      if (rate !== sampleRate) {
        faults.push(`sample rate changes to ${rate}`);
        continue;
      }
      const { mono, repaired } = mixed(channelData, samplesDecoded, scale);
      if (repaired) faults.push('values that are no numbers');
      const left = mono.subarray(Math.min(mono.length, skip - skipped));
      skipped += mono.length - left.length;
      samples += left.length;
      if (left.length > 0) yield left;
    }
  } catch (thrown) {
    if (thrown instanceof AffectronError) throw thrown;
    faults.push(thrown);
  } finally {
    release(decoder);
  }
  if (samples === 0) throw damaged(format, faults[0]);
  return { samples, faulty: faults.length > 0 };
}

/** The mean of the channels. Values that are no numbers count as silence. */
function mixed(
  channels: Float32Array[],
  length: number,
  scale: number,
): { mono: Float32Array; repaired: boolean } {
  const mono = new Float32Array(length);
  let repaired = false;
  for (let i = 0; i < length; i++) {
    let sum = 0;
    for (const channel of channels) sum += channel[i];
    const mean = sum / channels.length;
    if (Number.isFinite(mean)) mono[i] = mean * scale;
    else repaired = true;
  }
  return { mono, repaired };
}

function warningOf(info: StreamInfo, decoded: number, faulty: boolean): string | undefined {
  const { frames, sampleRate, tolerance = 0 } = info;
  const missing = frames === null ? 0 : (frames - decoded) / sampleRate;
  if (missing > tolerance && missing >= 0.05) {
    const whole = decoded / sampleRate + missing;
    return `The file is damaged: ${missing.toFixed(1)} of ${whole.toFixed(1)} seconds are missing.`;
  }
  return missing > tolerance || faulty ? damagedParts : info.warning;
}

/** A decoder that has trapped may trap again when it is freed; its memory goes with it all the same. */
function release(decoder: { free(): void }): void {
  try {
    decoder.free();
  } catch {
    return;
  }
}

/** Small enough that even silence packed a thousandfold stays bounded. */
const pieceBytes = 16_384;

export function* inPieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}
