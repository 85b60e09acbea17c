import { assertClassifiable } from '../../core/audio/classifiable';
import { clipSeconds } from '../../core/audio/clip';
import { encodeWav } from '../../core/audio/encodeWav';
import { waveformPeaks } from '../../core/audio/peaks';
import { spectrogramImage } from '../../core/features/spectrogramImage';
import type { TaskName, Tasks } from './messages';
import { Recognisers } from './recognisers';
import { Sounds } from './sounds';

export type TaskFunctions = {
  [Name in TaskName]: (input: Tasks[Name]['input']) => Promise<Tasks[Name]['output']>;
};

/** One slice of the waveform per millisecond: enough for a zoomed short clip on a 4K screen. */
const slicesPerSecond = 1000;
/** And this many for long ones. */
const mostSlices = 60_000;

/** What the worker can do, over the models of one folder. */
export function createTasks(modelsFolder: string): TaskFunctions {
  const sounds = new Sounds();
  const recognisers = new Recognisers(modelsFolder);
  return {
    async view({ path }) {
      const { decoded } = await sounds.read(path);
      const { clip, format, encoding, channels } = decoded;
      const seconds = clipSeconds(clip);
      const slices = Math.max(
        1,
        Math.min(mostSlices, clip.samples.length, Math.round(seconds * slicesPerSecond)),
      );
      return {
        format,
        encoding,
        channels,
        sampleRate: clip.sampleRate,
        seconds,
        peaks: waveformPeaks(clip, slices),
        spectrogram: spectrogramImage(clip),
      };
    },
    async wav({ path }) {
      const { decoded } = await sounds.read(path);
      return ownBuffer(encodeWav(decoded.clip));
    },
    async classify({ path }) {
      const { decoded, features } = await sounds.read(path);
      assertClassifiable(decoded.clip);
      return recognisers.classify(features);
    },
    models: () => recognisers.summaries(),
  };
}

/** The bytes in a buffer of their own, so that it can be transferred. */
function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? (bytes as Uint8Array<ArrayBuffer>)
    : new Uint8Array(bytes);
}
