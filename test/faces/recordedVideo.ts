/** Videos of drawn faces and synthetic voices, recorded by Chromium in the page of a running app. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { Picture } from '../../src/core/face/picture';
import { png } from './png';

export interface RecordedVideo {
  /** Shown one after the other, each for an equal share of the time; none for sound alone. */
  pictures: Picture[];
  seconds: number;
  /** WAV file that is heard, over and over; `null` for none. */
  sound: string | null;
  /** As MediaRecorder takes it. */
  type: string;
}

export async function recordVideo(
  page: Page,
  { pictures, seconds, sound, type }: RecordedVideo,
): Promise<Buffer> {
  const recorded = await page.evaluate(
    async ({ shown, heard, seconds, type }) => {
      const tracks: MediaStreamTrack[] = [];
      const canvas = document.createElement('canvas');
      const images = await Promise.all(
        shown.map(async (source) => {
          const image = new Image();
          image.src = source;
          await image.decode();
          return image;
        }),
      );
      const start = performance.now();
      const draw = () => {
        const at = Math.floor(((performance.now() - start) / 1000 / seconds) * images.length);
        const image = images[Math.min(images.length - 1, at)];
        [canvas.width, canvas.height] = [image.width, image.height];
        canvas.getContext('2d')?.drawImage(image, 0, 0);
      };
      if (images.length > 0) {
        draw();
        tracks.push(...canvas.captureStream(25).getTracks());
      }
      const context = new AudioContext();
      if (heard !== null) {
        const bytes = Uint8Array.from(atob(heard), (letter) => letter.charCodeAt(0));
        const source = context.createBufferSource();
        source.buffer = await context.decodeAudioData(bytes.buffer);
        source.loop = true;
        const out = context.createMediaStreamDestination();
        source.connect(out);
        source.start();
        tracks.push(...out.stream.getTracks());
      }
      const recorder = new MediaRecorder(new MediaStream(tracks), {
        mimeType: type,
        videoBitsPerSecond: 1_500_000,
      });
      const parts: Blob[] = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      const stopped = new Promise((resolve) => (recorder.onstop = resolve));
      recorder.start(500);
      const timer = images.length > 0 ? setInterval(draw, 40) : 0;
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      recorder.stop();
      await stopped;
      clearInterval(timer);
      await context.close();
      const all = new Uint8Array(await new Blob(parts).arrayBuffer());
      let text = '';
      for (let at = 0; at < all.length; at += 32_768)
        text += String.fromCharCode(...all.subarray(at, at + 32_768));
      return btoa(text);
    },
    {
      shown: pictures.map(
        (picture) => `data:image/png;base64,${Buffer.from(png(picture)).toString('base64')}`,
      ),
      heard: sound === null ? null : (await readFile(sound)).toString('base64'),
      seconds,
      type,
    },
  );
  return Buffer.from(recorded, 'base64');
}
