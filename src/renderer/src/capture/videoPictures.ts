/** The pictures of a video, decoded by Chromium's WebCodecs and reduced, one every so often. */
import type { Picture } from '../../../shared/face';
import { picturesPerSecond, videoSide, type PictureTrack } from '../../../shared/video';
import { VideoProblem } from './videoProblem';

export interface VideoPicture {
  picture: Picture;
  /** When it is shown, seconds. */
  at: number;
}

/** Packets handed to the decoder before it has done with one: enough to keep it busy. */
const mostQueued = 8;
/** Decoded and reduced pictures that wait, at most 1.6 MB each. */
const mostReady = 3;

/**
 * Every picture is decoded, because most can only be told from those before; so many a second are kept, at 640 pixels a side.
 *
 * @throws VideoProblem `codec`, `broken`; whatever reading the file throws
 */
export async function* videoPictures(
  track: PictureTrack,
  signal: AbortSignal,
): AsyncGenerator<VideoPicture, void, undefined> {
  const { codec, description, width, height } = track;
  const config: VideoDecoderConfig = {
    codec,
    ...(description !== null && { description }),
    ...(width > 0 && height > 0 && { codedWidth: width, codedHeight: height }),
  };
  const support = await VideoDecoder.isConfigSupported(config).catch(() => null);
  if (support?.supported !== true) throw new VideoProblem('codec', codec);
  const reducer = new Reducer(track.turned);
  const ready: VideoPicture[] = [];
  let [next, failed] = [-Infinity, false];
  const decoder = new VideoDecoder({
    output(frame) {
      const at = frame.timestamp / 1e6;
      // Half a picture early is on time: 25 pictures a second have none exactly every fifth of it.
      if (at >= next - 0.02 && !signal.aborted) {
        ready.push({ picture: reducer.reduce(frame), at: Math.max(0, at) });
        next = at + 1 / picturesPerSecond;
      }
      frame.close();
    },
    error: () => (failed = true),
  });
  const check = (): void => {
    if (failed) throw new VideoProblem('broken', codec);
  };
  try {
    decoder.configure(config);
    let keyed = false;
    for await (const { data, time, key } of track.packets()) {
      if (signal.aborted) return;
      keyed ||= key;
      // What cannot be decoded by itself is of no use before the first that can.
      if (!keyed) continue;
      check();
      decoder.decode(
        new EncodedVideoChunk({ type: key ? 'key' : 'delta', timestamp: Math.round(time * 1e6), data }),
      );
      while (decoder.decodeQueueSize > mostQueued && !failed) await dequeued(decoder);
      while (ready.length > mostReady) yield* take(ready);
    }
    await decoder.flush().catch(() => (failed = true));
    yield* ready;
    check();
  } finally {
    if (decoder.state !== 'closed') decoder.close();
  }
}

function* take(ready: VideoPicture[]): Generator<VideoPicture> {
  const first = ready.shift();
  if (first !== undefined) yield first;
}

/** Once the decoder has taken another packet, or after a while: one that has failed takes no more. */
export function dequeued(decoder: EventTarget): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, 250);
    function done(): void {
      clearTimeout(timer);
      decoder.removeEventListener('dequeue', done);
      resolve();
    }
    decoder.addEventListener('dequeue', done, { once: true });
  });
}

/** Draws decoded pictures smaller, upright. */
class Reducer {
  readonly #canvas = new OffscreenCanvas(1, 1);
  readonly #context = this.#canvas.getContext('2d', { willReadFrequently: true });
  readonly #turned: number;

  /** @param turned clockwise degrees, a multiple of 90 */
  constructor(turned: number) {
    this.#turned = turned;
  }

  reduce(frame: VideoFrame): Picture {
    const context = this.#context;
    if (context === null) throw new VideoProblem('broken', 'canvas');
    const scale = Math.min(1, videoSide / Math.max(frame.displayWidth, frame.displayHeight));
    const [wide, high] = [frame.displayWidth, frame.displayHeight].map((side) =>
      Math.max(1, Math.round(side * scale)),
    );
    const lying = this.#turned % 180 !== 0;
    const [width, height] = lying ? [high, wide] : [wide, high];
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    context.setTransform(1, 0, 0, 1, width / 2, height / 2);
    context.rotate((this.#turned * Math.PI) / 180);
    context.drawImage(frame, -wide / 2, -high / 2, wide, high);
    const { data } = context.getImageData(0, 0, width, height);
    return { width, height, data: new Uint8Array(data.buffer) };
  }
}
