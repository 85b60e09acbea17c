/** A video that main serves by its id, read piece by piece. */
import { openVideo, type ByteSource, type OpenedVideo, type VideoFile } from '../../../shared/video';

export type OpenVideoFile = (video: OpenedVideo) => Promise<VideoFile>;

export function videoAddress(id: string): string {
  return `app://affectron/videos/${id}`;
}

/** @throws AffectronError as `openVideo`; TypeError when main does not answer */
export const openVideoFile: OpenVideoFile = ({ id, bytes }) => {
  const source: ByteSource = {
    size: bytes,
    async read(start, end) {
      const answer = await fetch(videoAddress(id), { headers: { Range: `bytes=${start}-${end - 1}` } });
      if (!answer.ok) throw new TypeError(`The video was not served: ${answer.status}.`);
      return new Uint8Array(await answer.arrayBuffer());
    },
  };
  return openVideo(source);
};
