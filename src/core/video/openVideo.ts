import { AffectronError } from '../errors';
import type { ByteSource } from './byteSource';
import { openMp4 } from './mp4';
import { openWebm } from './webm';
import type { VideoFile } from './videoFile';

/** Names of video files end so. What a file really is, its content decides. */
export const videoEndings = ['mp4', 'm4v', 'mov', 'webm', 'mkv'] as const;

export type VideoContainer = 'webm' | 'mp4';

/** What kind of file begins so; `null` for one that is no video. @param head its first bytes, 12 at least */
export function videoContainer(head: Uint8Array): VideoContainer | null {
  const [a, b, c, d] = head;
  if (a === 0x1a && b === 0x45 && c === 0xdf && d === 0xa3) return 'webm';
  const type = String.fromCharCode(...head.subarray(4, 8));
  // QuickTime files of old have no `ftyp`.
  return ['ftyp', 'moov', 'wide'].includes(type) ? 'mp4' : null;
}

/**
 * What is in a video file. Nothing but its description is read.
 *
 * @throws AffectronError `unknown-format`, `damaged`, `truncated`
 */
export async function openVideo(source: ByteSource): Promise<VideoFile> {
  const container = videoContainer(await source.read(0, Math.min(16, source.size)));
  if (container === null) {
    throw new AffectronError('unknown-format', 'This is no video that can be read.', {
      advice: 'MP4 and WebM are read.',
    });
  }
  return container === 'webm' ? openWebm(source) : openMp4(source);
}
