/** Words of the Face view, part of `text`. */
import type { Emotion, Problem } from '../../../../shared/types';
import { capital } from '../capital';
import { soundsWords as shows } from './emotions';
import type { CameraFailure } from '../../capture/openCamera';
import type { PhotoFailure } from '../../capture/readPhoto';

const problems: Record<CameraFailure, Problem> = {
  'no-camera': {
    code: 'no-camera',
    message: 'There is no camera.',
    advice: 'Connect one and start again, or open a photo.',
  },
  'camera-busy': {
    code: 'camera-busy',
    message: 'The camera is used by another program.',
    advice: 'Close that program, or choose another camera, then start again.',
  },
  'camera-refused': {
    code: 'camera-refused',
    message: 'Affectron may not use the camera.',
    advice: 'Allow it in the settings of your system, then start again.',
  },
  'camera-died': {
    code: 'camera-died',
    message: 'The camera stopped by itself.',
    advice: 'Check its cable and start again. What listens goes on.',
  },
};

const photoProblems: Record<PhotoFailure, (name: string) => Problem> = {
  'not-a-picture': (name) => ({
    code: 'unknown-format',
    message: `“${name}” is not a picture that can be read.`,
    advice: 'JPEG, PNG and WebP are.',
  }),
  'picture-too-large': (name) => ({
    code: 'too-long',
    message: `“${name}” is too large.`,
    advice: 'Pictures of up to 60 megapixels and 100 MB are read.',
  }),
  'broken-picture': (name) => ({
    code: 'damaged',
    message: `“${name}” is damaged.`,
    advice: 'Open another copy of it.',
  }),
};

export const face = {
  running: 'camera on',
  controls: 'Camera and photos',
  start: 'Start the camera',
  starting: 'Starting the camera…',
  on: 'Camera on',
  stop: 'Stop the camera',
  calm: 'Pictures stay on this computer and are not kept.',
  pace: (perSecond: string) => (perSecond === '1' ? '1 picture a second' : `${perSecond} pictures a second`),
  camera: 'Camera',
  defaultCamera: 'System default',
  lostCamera: 'Chosen camera (not connected)',
  landmarks: 'Show landmarks',
  photo: 'Open a photo…',
  photoTypes: 'JPEG, PNG or WebP; or drop it on the window.',
  closePhoto: 'Close the photo',
  reading: 'Reading the photo…',

  title: 'Picture',
  needs: {
    title: 'See what a face shows',
    lines: (key: string | undefined) => [
      `Press Start the camera${key === undefined ? '' : `, or ${key},`} and look into it. Every face gets a frame and bars of its own.`,
      'Or open a photo, by the button or by dropping it here.',
      'Start listening too, and voice and face are told together.',
    ],
  },
  name: (id: number) => `Face ${id}`,
  label: (id: number, top: Emotion, percent: string) => `${id} · ${shows[top]} ${percent}`,
  picture: (count: number, faces: string) => `${count === 1 ? 'One face' : `${count} faces`}: ${faces}.`,
  nothingYet: 'Nothing was looked at yet.',
  nobody: 'There is no face in the picture.',

  verdict: 'What the face shows',
  now: (id: number, many: boolean) => (many ? `Now face ${id} looks` : 'Now the face looks'),
  inPhoto: (id: number, many: boolean) =>
    many ? `In the photo face ${id} looks` : 'In the photo the face looks',
  looks: (top: Emotion) => capital(shows[top]),
  either: (one: Emotion, other: Emotion) => `${capital(shows[one])} or ${shows[other]}`,
  sure: (percent: string) => `${percent} sure.`,
  unsure: 'Not sure:',
  off: 'The camera is off',
  offNote: 'Start it, or open a photo.',
  looking: 'Looking…',
  noFace: 'No face',
  comeIn: 'Come into the picture and look at the camera.',
  dark: 'The picture is dark: more light from the front helps.',
  turned: 'The face is turned aside. The models know faces from the front best.',
  passedOver: (count: number) =>
    `${count === 1 ? 'One more face is' : `${count} more faces are`} in the picture; the ten largest are looked at.`,
  faces: 'Whose bars are shown',
  bars: 'What each model says',
  unknownTitle: 'Face models know no calm.',
  unknown: '–',
  caution: 'What a face shows is not proof of what a person feels.',

  listen: 'Listen too',
  listening: 'Listening',
  stopListening: 'Stop listening and keep',
  throwAway: 'Throw away',
  together: 'Voice and face together',
  voice: 'Voice',
  face: 'Face',
  fused: 'Fused',
  fusedNow: 'Together they show',
  fromVoice: 'The voice alone sounds',
  fromFace: 'The face alone looks',
  neither: 'Nothing to tell yet',
  noVoice: 'Nobody speaks: what is fused is the face alone.',
  noFaceHere: 'No face: what is fused is the voice alone.',
  cameraOff: 'The camera is off: what is fused is the voice alone.',
  neitherNote: 'Speak, and look into the camera.',

  problem: (failure: CameraFailure): Problem => problems[failure],
  photoProblem: (failure: PhotoFailure, name: string): Problem => photoProblems[failure](name),
};
