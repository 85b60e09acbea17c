/** Captures the microphone in the window: getUserMedia with nothing "improved", 16 kHz mono blocks. */
import workletUrl from './captureWorklet?worker&url';
import type { CallArguments } from '../../../shared/contract';

export type CaptureFailure = CallArguments<'take.fail'>[0];

export interface Capture {
  /** Ends the capture; resolves once the last samples were handed over. */
  close(): Promise<void>;
}

export interface CaptureListener {
  block(samples: Float32Array<ArrayBuffer>): void;
  /** The microphone went away in mid-take. */
  died(): void;
}

export type OpenCapture = (device: string | null, listener: CaptureListener) => Promise<Capture>;

const sampleRate = 16_000;

/** @throws DOMException of getUserMedia; `captureFailure` names it */
export const openCapture: OpenCapture = async (device, listener) => {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: {
      ...(device === null ? {} : { deviceId: { exact: device } }),
      channelCount: 1,
      // Each of these changes how a voice sounds, and with it what a model hears.
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
    },
  });
  const context = new AudioContext({ sampleRate });
  const release = async () => {
    for (const track of stream.getTracks()) track.stop();
    await context.close();
  };
  try {
    await context.audioWorklet.addModule(workletUrl);
    const node = new AudioWorkletNode(context, 'affectron-capture', {
      numberOfInputs: 1,
      numberOfOutputs: 1,
    });
    const ended = new Promise<void>((resolve) => {
      node.port.onmessage = ({ data }: MessageEvent<Float32Array<ArrayBuffer>>) => {
        if (data.length === 0) resolve();
        else listener.block(data);
      };
    });
    context.createMediaStreamSource(stream).connect(node);
    // Its output stays silent; without a way to the speakers nothing would pull samples through the node.
    node.connect(context.destination);
    stream.getAudioTracks()[0]?.addEventListener('ended', () => listener.died());
    return {
      async close() {
        node.port.postMessage('end');
        // A context whose device died no longer answers.
        await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 300))]);
        await release();
      },
    };
  } catch (thrown) {
    await release();
    throw thrown;
  }
};

/** Which of the failures main knows a refused microphone is. */
export function captureFailure(thrown: unknown): CaptureFailure {
  switch (thrown instanceof DOMException ? thrown.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'permission-refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'no-device';
    case 'NotReadableError':
    case 'AbortError':
      return 'device-busy';
    default:
      return 'recorder-died';
  }
}
