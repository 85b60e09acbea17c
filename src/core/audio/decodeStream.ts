import { AffectronError } from '../errors';
import type { DecodedSound } from './clip';
import { MonoSink } from './monoSink';
import type { SoundFormat } from './soundFormat';
import { checkSeconds, damaged, damagedParts } from './soundProblems';

/** What the WASM decoders of the four compressed formats have in common. */
export interface StreamDecoder {
  ready: Promise<void>;
  decode(data: Uint8Array): DecodedPiece | Promise<DecodedPiece>;
  flush?(): Promise<DecodedPiece>;
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
  /** Whether what the decoder gives beyond `frames` is not sound of the file. */
  trim?: boolean;
  /** Factor that brings the decoder's numbers to full scale 1. */
  scale?: number;
  /** Set when the container shows damage before anything is decoded. */
  warning?: string;
}

/** Seconds of MP3 that may be missing innocently: its header counts frames, sometimes one too many. */
const mp3Tolerance = 0.1;

/**
 * Runs a decoder over the pieces of a file. Each piece is small, so that neither a long file nor one made to
 * swell costs more memory than `readLimits` allow. What a damaged or cut-off file still yields is kept, with
 * a `warning`; only a file that yields nothing is refused.
 *
 * @throws AffectronError `too-long`, `damaged`
 */
export async function decodeStream(
  info: StreamInfo,
  decoder: StreamDecoder,
  pieces: Iterable<Uint8Array>,
): Promise<DecodedSound> {
  const { format, encoding, sampleRate, channels, frames, scale } = info;
  if (frames !== null) checkSeconds(frames / sampleRate);
  const sink = new MonoSink(sampleRate, frames);
  const faults: unknown[] = [];
  const keep = (piece: DecodedPiece) => {
    faults.push(...piece.errors);
    if (piece.samplesDecoded === 0) return;
    if (piece.sampleRate === sampleRate) sink.add(piece.channelData, piece.samplesDecoded);
    else faults.push(`sample rate changes to ${piece.sampleRate}`);
  };

  await decoder.ready;
  try {
    for (const piece of pieces) keep(await decoder.decode(piece));
    if (decoder.flush !== undefined) keep(await decoder.flush());
  } catch (thrown) {
    if (thrown instanceof AffectronError) throw thrown;
    faults.push(thrown);
  } finally {
    release(decoder);
  }

  if (sink.length === 0) throw damaged(format, faults[0]);
  const samples = sink.take(info.trim === true && frames !== null ? frames : undefined);
  if (scale !== undefined) for (let i = 0; i < samples.length; i++) samples[i] *= scale;
  const seconds = samples.length / sampleRate;
  const sound: DecodedSound = { clip: { samples, sampleRate }, format, encoding, channels, seconds };
  const warning = warningOf(info, samples.length, faults.length > 0 || sink.repaired);
  if (warning !== undefined) sound.warning = warning;
  return sound;
}

function warningOf(info: StreamInfo, decoded: number, faulty: boolean): string | undefined {
  const { format, frames, sampleRate } = info;
  const missing = frames === null ? 0 : (frames - decoded) / sampleRate;
  const cut = missing > (format === 'MP3' ? mp3Tolerance : 0);
  if (cut && missing >= 0.05) {
    const whole = decoded / sampleRate + missing;
    return `The file is cut off or damaged: ${missing.toFixed(1)} of ${whole.toFixed(1)} seconds are missing.`;
  }
  return cut || faulty ? damagedParts : info.warning;
}

/** A decoder that has trapped may trap again when it is freed; its memory goes with it all the same. */
function release(decoder: StreamDecoder): void {
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
