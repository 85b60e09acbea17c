/** The sound of a video, decoded by Chromium's WebCodecs, in blocks of a second or so. */
import { mostVideoSamples, type SoundTrack } from '../../../shared/video';
import { dequeued } from './videoPictures';
import { VideoProblem } from './videoProblem';

export interface SoundBlock {
  /** Mono. */
  samples: Float32Array<ArrayBuffer>;
  /** Hz. */
  sampleRate: number;
  /** When it ends, seconds from the beginning of the sound. */
  until: number;
}

const mostQueued = 64;
/** A gap or an overlap of packets up to this is rounding, seconds. */
const tolerated = 0.05;
/** A longer gap is not filled: the times of such a file are wrong. */
const longestGap = 120;

/**
 * Where the sound begins later than the video, or has a gap, there is silence, so that its times are those of the pictures.
 *
 * @throws VideoProblem `codec`, `broken`; whatever reading the file throws
 */
export async function* videoSound(
  track: SoundTrack,
  signal: AbortSignal,
): AsyncGenerator<SoundBlock, void, undefined> {
  const { codec, description, sampleRate, channels } = track;
  const config: AudioDecoderConfig = {
    ...{ codec, sampleRate: sampleRate || 48_000, numberOfChannels: channels },
    ...(description !== null && { description }),
  };
  const support = await AudioDecoder.isConfigSupported(config).catch(() => null);
  if (support?.supported !== true) throw new VideoProblem('codec', codec);
  const blocks = new Blocks();
  let failed = false;
  const decoder = new AudioDecoder({
    output(data) {
      blocks.add(data);
      data.close();
    },
    error: () => (failed = true),
  });
  try {
    decoder.configure(config);
    for await (const { data, time } of track.packets()) {
      if (signal.aborted) return;
      if (failed) break;
      decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: Math.round(time * 1e6), data }));
      while (decoder.decodeQueueSize > mostQueued && !failed) await dequeued(decoder);
      yield* blocks.take();
    }
    if (!failed) await decoder.flush().catch(() => (failed = true));
    yield* blocks.take(true);
    if (failed) throw new VideoProblem('broken', codec);
  } finally {
    if (decoder.state !== 'closed') decoder.close();
  }
}

/** Puts what the decoder gives into one mono stream without gaps. */
class Blocks {
  #parts: Float32Array<ArrayBuffer>[] = [];
  #waiting = 0;
  #given = 0;
  #rate = 0;

  add(data: AudioData): void {
    // A rate that changes in the middle is not heard as another voice: the first one stays.
    this.#rate ||= data.sampleRate;
    const due = data.timestamp / 1e6 - (this.#given + this.#waiting) / this.#rate;
    const mono = monoOf(data);
    if (due > tolerated && due < longestGap) this.#push(new Float32Array(Math.round(due * this.#rate)));
    // What lies before the beginning of the video is left out.
    const early = due < -tolerated ? Math.min(mono.length, Math.round(-due * this.#rate)) : 0;
    this.#push(this.#given + this.#waiting === 0 ? mono.subarray(early) : mono);
  }

  /** Blocks of a second; with `all`, what is left too. */
  *take(all = false): Generator<SoundBlock> {
    const size = Math.min(this.#rate, mostVideoSamples);
    if (size === 0 || (this.#waiting < size && !all)) return;
    const whole = joined(this.#parts, this.#waiting);
    let at = 0;
    while (whole.length - at >= size || (all && at < whole.length)) {
      const samples = whole.slice(at, at + size);
      at += samples.length;
      this.#given += samples.length;
      yield { samples, sampleRate: this.#rate, until: this.#given / this.#rate };
    }
    this.#parts = [whole.slice(at)];
    this.#waiting = whole.length - at;
  }

  #push(samples: Float32Array<ArrayBuffer>): void {
    this.#parts.push(samples);
    this.#waiting += samples.length;
  }
}

function joined(parts: readonly Float32Array[], length: number): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Mean of all channels. */
function monoOf(data: AudioData): Float32Array<ArrayBuffer> {
  const { numberOfFrames, numberOfChannels } = data;
  const mono = new Float32Array(numberOfFrames);
  const channel = new Float32Array(numberOfFrames);
  for (let index = 0; index < numberOfChannels; index++) {
    data.copyTo(channel, { planeIndex: index, format: 'f32-planar' });
    for (let i = 0; i < numberOfFrames; i++) mono[i] += channel[i] / numberOfChannels;
  }
  return mono;
}
