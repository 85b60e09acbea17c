import { AffectronError } from '../errors';
import type { DecodedSound } from './clip';
import { MonoSink } from './monoSink';
import type { SoundFormat } from './soundFormat';
import { checkSeconds, damaged, damagedParts } from './soundProblems';

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
  /** Samples at the beginning that are not sound of the file. */
  skip?: number;
  /** Seconds that may be missing innocently. */
  tolerance?: number;
  /** Factor that brings the decoder's numbers to full scale 1. */
  scale?: number;
  /** Set when the container shows damage before anything is decoded. */
  warning?: string;
}

/**
 * Runs a decoder over the pieces of a file. Each piece is small, so that neither a long file nor one made to
 * swell costs more memory than `readLimits` allow. What a damaged file still yields is kept, with a `warning`;
 * only a file that yields nothing is refused.
 *
 * @throws AffectronError `too-long`, `damaged`
 */
export async function decodeStream<Piece>(
  info: StreamInfo,
  decoder: StreamDecoder<Piece>,
  pieces: Iterable<Piece>,
): Promise<DecodedSound> {
  const { format, encoding, sampleRate, channels, frames, scale } = info;
  if (frames !== null) checkSeconds(frames / sampleRate);
  const sink = new MonoSink(sampleRate, frames);
  const faults: unknown[] = [];
  await decoder.ready;
  try {
    for (const piece of pieces) {
      const decoded = await decoder.decode(piece);
      faults.push(...decoded.errors);
      if (decoded.samplesDecoded === 0) continue;
      if (decoded.sampleRate === sampleRate) sink.add(decoded.channelData, decoded.samplesDecoded);
      else faults.push(`sample rate changes to ${decoded.sampleRate}`);
    }
  } catch (thrown) {
    if (thrown instanceof AffectronError) throw thrown;
    faults.push(thrown);
  } finally {
    release(decoder);
  }

  const { skip = 0 } = info;
  if (sink.length <= skip) throw damaged(format, faults[0]);
  const samples = sink.take(skip);
  if (scale !== undefined) for (let i = 0; i < samples.length; i++) samples[i] *= scale;
  const seconds = samples.length / sampleRate;
  const sound: DecodedSound = { clip: { samples, sampleRate }, format, encoding, channels, seconds };
  const warning = warningOf(info, samples.length, faults.length > 0 || sink.repaired);
  if (warning !== undefined) sound.warning = warning;
  return sound;
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
