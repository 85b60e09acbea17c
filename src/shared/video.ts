/** What crosses between main and the window about videos. The window reads the file itself; core says how. */
import type { Timeline } from '../core/timeline/timeline';
import type { Problem } from './types';

export type { ByteSource } from '../core/video/byteSource';
export { openVideo, videoEndings } from '../core/video/openVideo';
export type { Packet, PictureTrack, SoundTrack, VideoFile } from '../core/video/videoFile';
export { AffectronError, toProblem } from '../core/errors';

/** A video that was opened. */
export interface OpenedVideo {
  id: string;
  /** Of the file. */
  name: string;
  bytes: number;
}

export const videoLanes = ['voice', 'face', 'fused'] as const;
export type VideoLane = (typeof videoLanes)[number];

/** `waiting` for the other lanes; `stopped` by the person; `missing` where the video has none. */
export type LaneState = 'waiting' | 'running' | 'done' | 'stopped' | 'missing' | 'failed';

/** What has changed in a lane: how it stands, and what is new of its timeline. */
export interface LaneGrowth extends Timeline {
  video: string;
  lane: VideoLane;
  state: LaneState;
  /** Number of the first of `windows`: those before stay as they were told. All segments are here. */
  firstWindow: number;
  /** Share of the voice that is heard; `null` where nobody knows. */
  progress: number | null;
  /** Why it failed. */
  problem: Problem | null;
  /** What was wrong with the sound although it could be heard. */
  warning: string | null;
}

/** Pictures of a video that are looked at, a second. */
export const picturesPerSecond = 5;
/** Longest side of a picture of a video, pixels: the detector reduces it to 256, FaceMesh sees a face at 192. */
export const videoSide = 640;
/** Most samples of one block of sound: about two seconds. */
export const mostVideoSamples = 96_000;
/** Longest video, seconds. */
export const longestVideo = 4 * 3600;
