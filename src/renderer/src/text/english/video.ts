/** Words of the Video view, part of `text`. */
import type { Problem } from '../../../../shared/types';
import type { LaneState, VideoLane } from '../../../../shared/video';
import type { VideoFailure } from '../../capture/videoProblem';

const form = {
  voice: 'The sound of this video is in a form that cannot be read here',
  face: 'The pictures of this video are in a form that cannot be read here',
} as const;
const broken = {
  voice: 'The sound of this video cannot be read any further.',
  face: 'The pictures of this video cannot be read any further.',
} as const;

export const video = {
  controls: 'Video',
  open: 'Open a video…',
  close: 'Close the video',
  types: 'MP4 or WebM; or drop it anywhere on the window.',
  calm: 'The video stays where it is, and nothing of it leaves this computer.',
  opening: 'Opening the video…',
  analyse: 'Analyse',
  again: 'Analyse again',
  stop: 'Stop',
  long: (length: string) =>
    `This video lasts ${length}. To analyse it takes a while; it can be stopped at any time.`,

  title: 'Picture and lanes',
  needs: {
    title: 'See and hear what a video shows',
    lines: (key: string | undefined) => [
      `Drop an MP4 or WebM file anywhere on this window, or press Open a video${key === undefined ? '' : ` (${key})`}.`,
      'Its voice and its faces are analysed together: three lanes under the picture show voice, face and both fused, in step with the playhead.',
      'What is missing, speech or a face, drops out and is said.',
    ],
  },
  facts: (width: number, height: number, length: string, bytes: string) =>
    `${width} × ${height} · ${length} · ${bytes}`,
  soundAlone: (length: string, bytes: string) => `no picture · ${length} · ${bytes}`,
  noPicture: 'This file has no picture: its voice is heard alone.',
  cannotPlay: 'This video cannot be played here. What could be read of it is analysed all the same.',
  faces: (count: number, words: string) => `${count === 1 ? 'One face' : `${count} faces`}: ${words}.`,
  nobody: 'There is no face in the picture.',
  notLooked: 'This picture was not looked at yet.',

  lane: { voice: 'Voice', face: 'Face', fused: 'Fused' } satisfies Record<VideoLane, string>,
  lanes: 'Lanes',
  segments: (lane: string) => `${lane}, segments: arrow keys move, Enter plays`,
  state: {
    waiting: 'waits for both',
    running: 'under way',
    done: 'done',
    stopped: 'stopped',
    missing: 'none',
    failed: 'not possible',
  } satisfies Record<LaneState, string>,
  idle: 'not analysed yet',
  noVoice: 'no sound in this file',
  noFaces: 'no picture in this file',
  nothingFused: 'nothing to fuse',
  reading: (at: string, total: string) => `reading ${at} of ${total}`,
  looking: (at: string, total: string) => `${at} of ${total}`,
  hearing: (percent: string) => `listening, ${percent}`,
  hearingSoon: 'listening…',
  progress: (lane: string) => `Progress of the ${lane} lane`,
  largest: 'With several faces the lane follows the largest.',

  verdict: 'What voice and face say',
  at: (time: string) => `At ${time} both show`,
  voiceAt: (time: string) => `At ${time} the voice sounds`,
  faceAt: (time: string) => `At ${time} the face looks`,
  nothing: 'Nothing here',
  nothingNote: 'Neither speech nor a face at this moment.',
  notYet: 'Not analysed yet',
  notYetNote: 'The lanes grow as it is looked at and listened to.',
  noVideo: 'No video',
  noVideoNote: 'Open one, or drop it on the window.',
  noSpeechHere: 'Nobody speaks here: what is fused is the face alone.',
  noFaceHere: 'No face here: what is fused is the voice alone.',
  voiceNotYet: 'The voice is not heard as far as this yet.',
  faceNotYet: 'The pictures are not looked at as far as this yet.',
  voiceMissing: 'The voice is missing: what is fused is the face alone.',
  faceMissing: 'The face is missing: what is fused is the voice alone.',
  bars: 'Voice, face and both fused',
  caution: 'What a voice or a face shows is not proof of what a person feels.',

  noModel: (): Problem => ({
    code: 'model-unavailable',
    message: 'No model is ready to listen.',
    advice: 'See the Models view.',
  }),
  unreadable: (name: string, problem: Problem): Problem =>
    problem.code === 'unexpected'
      ? {
          code: 'not-readable',
          message: `“${name}” could not be read.`,
          advice: 'The drive may be failing or disconnected. Open the video again.',
        }
      : { ...problem, message: `“${name}”: ${problem.message}` },
  laneProblem: (lane: 'voice' | 'face', failure: VideoFailure, codec: string, until: number): Problem =>
    failure === 'codec'
      ? {
          code: 'unsupported-encoding',
          message: `${form[lane]} (${codec}).`,
          advice: 'A copy as MP4 with H.264 and AAC, or as WebM, can be.',
        }
      : {
          code: 'damaged',
          message: broken[lane],
          ...(until > 0 && { advice: 'What came before is kept.' }),
        },
};
