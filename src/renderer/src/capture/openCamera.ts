/** Opens a camera and takes single pictures of it, small enough to be looked at many times a second. */
import type { Picture } from '../../../shared/face';

export interface Camera {
  /** What the picture on the screen shows. */
  readonly stream: MediaStream;
  /** The newest picture; `null` until there is one. */
  picture(): Picture | null;
  close(): void;
}

export interface CameraListener {
  /** The camera went away. */
  died(): void;
}

export type OpenCamera = (device: string | null, listener: CameraListener) => Promise<Camera>;

/** Longest side of a picture that is looked at, pixels: the detector sees 256, a face's landmarks 192. */
const longest = 640;

/** @throws DOMException of getUserMedia; `cameraFailure` names it */
export const openCamera: OpenCamera = async (device, listener) => {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: {
      ...(device === null ? {} : { deviceId: { exact: device } }),
      width: { ideal: longest },
      height: { ideal: 480 },
      frameRate: { ideal: 30 },
    },
  });
  const close = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  try {
    await video.play();
  } catch (thrown) {
    close();
    throw thrown;
  }
  stream.getVideoTracks()[0]?.addEventListener('ended', () => listener.died());
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return {
    stream,
    picture() {
      const { videoWidth, videoHeight } = video;
      if (context === null || videoWidth === 0 || videoHeight === 0) return null;
      const scale = Math.min(1, longest / Math.max(videoWidth, videoHeight));
      const width = Math.max(1, Math.round(videoWidth * scale));
      const height = Math.max(1, Math.round(videoHeight * scale));
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      context.drawImage(video, 0, 0, width, height);
      const { data } = context.getImageData(0, 0, width, height);
      return { width, height, data: new Uint8Array(data.buffer) };
    },
    close,
  };
};

export type CameraFailure = 'no-camera' | 'camera-busy' | 'camera-refused' | 'camera-died';

/** What is in the way of a camera, by what getUserMedia threw. */
export function cameraFailure(thrown: unknown): CameraFailure {
  switch (thrown instanceof DOMException ? thrown.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'camera-refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'no-camera';
    case 'NotReadableError':
    case 'AbortError':
      return 'camera-busy';
    default:
      return 'camera-died';
  }
}
